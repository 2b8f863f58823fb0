// JSON5 for the editor: the grammar is lezer-json5, here it gets colours and folds.

import { foldInside, foldNodeProp, indentNodeProp, continuedIndent, LanguageSupport, LRLanguage } from "@codemirror/language";
import { styleTags, tags } from "@lezer/highlight";
import { parser } from "lezer-json5";

const language = LRLanguage.define({
  name: "json5",
  parser: parser.configure({
    props: [
      indentNodeProp.add({ "Object Array": continuedIndent({ except: /^\s*[}\]]/ }) }),
      foldNodeProp.add({ "Object Array": foldInside }),
      styleTags({
        PropertyName: tags.propertyName,
        String: tags.string,
        Number: tags.number,
        "True False": tags.bool,
        Null: tags.null,
        LineComment: tags.lineComment,
        BlockComment: tags.blockComment,
        "{ } [ ] PropertyColon": tags.punctuation,
      }),
    ],
  }),
  languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } } },
});

export const json5 = () => new LanguageSupport(language);
