# The story and what it stands on. Never part of an installation: it signs tokens for whoever asks.
ARG PYTHON=3.13
FROM python:${PYTHON}-slim
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PYTHONUNBUFFERED=1 PYTHONPATH=/app \
    UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /app
COPY requirements/uv.txt requirements/story.txt requirements/
RUN --mount=type=cache,target=/root/.cache \
    pip install -q --require-hashes -r requirements/uv.txt \
    && python -m venv --without-pip /opt/story \
    && uv pip install -q --python /opt/story/bin/python --compile-bytecode --require-hashes -r requirements/story.txt \
    && mkdir /backstage /story && chown 10001:10001 /backstage /story
COPY shared shared
COPY services services
COPY deploy deploy
COPY tests/fixtures tests/fixtures
ENV PATH=/opt/story/bin:/usr/local/bin:/usr/bin:/bin
USER 10001:10001
ENTRYPOINT ["python", "-m"]
