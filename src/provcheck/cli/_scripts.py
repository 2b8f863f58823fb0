"""The scripts that complete provcheck's command line, for each shell.

They ask provcheck itself, as click answers: a kind and a value on a line, for zsh also a description, each on a line of
its own. Unlike click's scripts they know lists with commas and values behind ``=``.
"""

_BASH = r"""_provcheck_completion() {
    local IFS=$'\n' line before= at=$COMP_CWORD words=("${COMP_WORDS[@]}")
    # To bash "=" is a word, unless its user says otherwise.
    if [[ ${words[at]} == = ]]; then
        words[at]=
    elif [[ ${words[at - 1]} == = ]]; then
        words=("${words[@]:0:at-1}" "${words[@]:at}")
        at=$((at - 1))
    elif [[ ${words[at]} == --*=* ]]; then
        before=${words[at]%%=*}=
    fi
    COMPREPLY=()
    for line in $(env COMP_WORDS="${words[*]}" COMP_CWORD="$at" \
        _PROVCHECK_COMPLETE=bash_complete "$1" 2>/dev/null); do
        case "$line" in
            plain,*) COMPREPLY+=("$before${line#*,}") ;;
            dir,*) compopt -o dirnames ;;
            file,*) compopt -o default ;;
        esac
    done
}

complete -o nosort -F _provcheck_completion provcheck
"""

_ZSH = r"""#compdef provcheck

_provcheck() {
    local -a response described plain
    local kind value about
    response=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT - 1)) \
        _PROVCHECK_COMPLETE=zsh_complete ${~words[1]} 2>/dev/null)}")
    [[ $words[CURRENT] == --*=* ]] && compset -P 1 '*='
    for kind value about in $response; do
        case $kind in
            dir) _files -/ ;;
            file) _files ;;
            plain) [[ $about == _ ]] && plain+=("$value") || described+=("$value:$about") ;;
        esac
    done
    (( $#described )) && _describe -V provcheck described
    (( $#plain )) && compadd -V provcheck -a plain
}

if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _provcheck "$@"
else
    compdef _provcheck provcheck
fi
"""

_FISH = r"""function _provcheck_completion
    set -l token (commandline -t)
    set -l before (string match --regex -- '^--[^=]+=' $token)
    for line in (env COMP_WORDS=(commandline -cp | string collect) COMP_CWORD=$token \
        _PROVCHECK_COMPLETE=fish_complete provcheck 2>/dev/null)
        set -l answer (string split --max 1 , -- $line)
        switch $answer[1]
            case dir
                string replace --regex -- '^' "$before" (__fish_complete_directories $answer[2])
            case file
                # fish's own way for paths knows "~"; __fish_complete_path does not.
                string replace --regex -- '^' "$before" \
                    (complete --do-complete "'' "(string replace --regex -- '^--[^=]+=' '' $token))
            case plain
                echo "$before$answer[2]"
        end
    end
end

complete --no-files --command provcheck --arguments "(_provcheck_completion)"
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""A script for each shell."""
