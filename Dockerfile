# A slim image of the web app: no compiler, no pip cache, an account of its own.
#   docker build -t snapshot .
#   docker run --rm -p 8000:8000 -v snapshot-data:/data --stop-timeout 130 snapshot
ARG PYTHON=3.11

FROM python:${PYTHON}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
# The environment has no pip: the one of this stage fills it, and stays behind.
RUN python -m venv --without-pip /opt/snapshot
COPY requirements.txt ./
RUN pip --python /opt/snapshot/bin/python install --require-hashes --only-binary :all: -r requirements.txt
COPY pyproject.toml README.md ./
COPY snapshot snapshot
# As in a checkout: the revisions lie beside the package.
RUN pip --python /opt/snapshot/bin/python install --no-deps --editable . \
    && python -m compileall -q /opt/snapshot/lib snapshot

FROM python:${PYTHON}-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin snapshot \
    && install --directory --owner snapshot --mode 700 /data
WORKDIR /app
COPY --from=build /opt/snapshot /opt/snapshot
COPY --from=build /app/snapshot snapshot
COPY migrations migrations
COPY gunicorn.conf.py wsgi.py ./
ENV PATH=/opt/snapshot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    SNAPSHOT_HOST=0.0.0.0 \
    SNAPSHOT_PORT=8000 \
    SNAPSHOT_INSTANCE_DIR=/data
USER snapshot
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", \
    "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['SNAPSHOT_PORT'] + '/healthz', timeout=4)"]
CMD ["gunicorn", "wsgi:app"]
