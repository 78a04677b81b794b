# The relay. Build: docker build -t counterfoil-relay .   Run: see README, "Run the relay".
FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8484 DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional && npm cache clean --force
COPY shared shared
COPY relay-server relay-server
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8484
HEALTHCHECK --interval=30s --timeout=5s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "relay-server/main.ts"]
