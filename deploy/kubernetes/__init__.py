"""Journeywork on Kubernetes: a Helm chart, the same as plain manifests, and what checks them without a cluster."""
