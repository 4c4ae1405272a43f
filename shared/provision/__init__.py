"""What administrators do once per installation and again with each release: databases, topics, users, secrets.

`python -m shared.provision` is the command; every part of it may be repeated and says what it changed.
"""
