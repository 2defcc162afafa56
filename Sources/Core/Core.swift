// The Core room.
