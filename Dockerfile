# docker build -t eqex . && docker run -p 8080:8080 -v eqex:/data eqex
FROM rust:1.91-slim-bookworm AS build
RUN apt-get update -q && apt-get install -y -q --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cargo build --profile dist --locked --package eqex-server

FROM debian:bookworm-slim
RUN useradd --system --home-dir /data --shell /usr/sbin/nologin eqex && install -d -o eqex /data
COPY --from=build /src/target/dist/eqex /usr/local/bin/eqex
COPY --from=build /src/exercises /usr/share/eqex/exercises
USER eqex
VOLUME /data
EXPOSE 8080
ENV EQEX_LISTEN=0.0.0.0:8080 EQEX_DATA=/data EQEX_LOG_JSON=true
# The password of the first start: `docker logs` shows it once, or give EQEX_ROOT_PASSWORD.
STOPSIGNAL SIGTERM
CMD ["eqex", "serve", "--exercises", "/usr/share/eqex/exercises"]
