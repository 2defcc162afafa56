// The Store room.
