"""Stands where the process that scrubs stands, and says what it is told and could reach."""

import json
import os
import sys

if __name__ == "__main__":
    told = json.load(sys.stdin)
    seen = json.dumps({"environment": sorted(os.environ), "arguments": sys.argv[1:], "told": sorted(told)})
    sys.stdout.write(json.dumps({"refused": "Invalid", "findings": [["file", "seen", seen]]}))
