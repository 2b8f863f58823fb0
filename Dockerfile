# docker build -t provcheck . && docker run --rm -v "$PWD:/work:ro" provcheck
FROM python:3.13-slim-trixie AS build
COPY . /source
RUN python -m venv --without-pip /opt/provcheck \
    && pip --python /opt/provcheck/bin/python install --no-cache-dir --disable-pip-version-check /source

FROM python:3.13-slim-trixie
LABEL org.opencontainers.image.title="provcheck" \
      org.opencontainers.image.description="Lint and convert OpenClaw configurations and Pai manifests" \
      org.opencontainers.image.source="https://github.com/provcheck/provcheck" \
      org.opencontainers.image.licenses="MIT"
# git says which files count and which were renamed. A mounted folder belongs to another user, whom git would not trust.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
COPY --from=build /opt/provcheck /opt/provcheck
ENV PATH="/opt/provcheck/bin:$PATH"
# The first user of most Linux hosts, so that --fix may write; --user names another.
USER 1000:1000
WORKDIR /work
ENTRYPOINT ["provcheck"]
CMD ["check"]
