// The Data room.
