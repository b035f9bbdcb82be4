"""Each door, tried as the one who comes in by it would."""
