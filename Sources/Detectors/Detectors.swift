// The Detectors room.
