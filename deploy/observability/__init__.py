"""How operators watch Journeywork: what Prometheus scrapes, alerts with their tests, dashboards, traces.

`python -m deploy.observability` writes what is made from data: `docs/metrics.md` from the catalogue, `alerts/slo.yml`
and the table of `docs/slo.md` from `objectives.py`, `grafana/dashboards/*.json` from `boards`. Everything else here is
written by hand.
"""
