# One image: the server with its pages and the packs of this repository. Data lives in /data.
FROM node:24.21.0-bookworm-slim AS pages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json vite.config.ts ./
COPY src src
COPY web web
RUN npx vite build

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production RANVIER_DATA=/data RANVIER_HOST=0.0.0.0
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY LICENSE ./
COPY src src
COPY packs packs
COPY --from=pages /app/dist/web dist/web
RUN mkdir /data dist/compiled && chown node:node /data dist/compiled
USER node
# Packs are read and checked here, and the program compiled, so that the first start need not; then nobody may change either.
RUN ["node", "--max-semi-space-size=32", "--heap-growing-percent=30", "--initial-heap-size=64", "src/cli/start.js", "serve", "--prepare"]
USER root
RUN chown -R root:root dist/compiled && chmod -R go=rX dist/compiled
USER node
VOLUME /data
EXPOSE 4000
# Answers without the proxy and tells nothing about anybody.
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:4000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=32", "--heap-growing-percent=30", "--initial-heap-size=64", "src/cli/start.js", "serve"]
