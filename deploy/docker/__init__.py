"""Journeywork as containers: the images, and the story told against `docker-compose.yml`."""
