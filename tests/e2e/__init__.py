"""What the whole product does. A package, so that its fixtures end with it and none of their clients outlives it."""
