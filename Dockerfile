# npm alone is needed of this stage: what it installs brings the Node that everything runs on.
FROM node:24-trixie-slim AS install
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The packages that the lock file names, by its hashes; Node itself is one of them.
RUN npm ci --omit=dev --ignore-scripts

FROM debian:trixie-slim
# A library that Node loads, and a user without rights.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends libatomic1 \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --no-create-home sanad \
  && install --directory --owner=sanad --group=sanad /data
WORKDIR /app
COPY --from=install /app/node_modules node_modules
COPY package.json ./
COPY src src
COPY commands commands
# A folder that is mounted here takes its place, and is followed while the bot runs.
COPY knowledge knowledge
# With the two of malloc, what is freed does not stay with the process: docs/operating.md, "Changed knowledge".
ENV PATH=/app/node_modules/.bin:$PATH \
  MALLOC_ARENA_MAX=2 \
  MALLOC_MMAP_THRESHOLD_=131072 \
  DATA_DIR=/data \
  HOST=0.0.0.0
USER sanad
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8787}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which ends before the bot has.
CMD ["node", "--min-semi-space-size=16", "--max-semi-space-size=16", "--heap-growing-percent=10", "src/start.js"]
