// The Kernels room.
