#pragma once

// The system calls of the project, made regular: every call returns a value that is not
// negative, or −errno; interrupted calls are retried; every descriptor closes on exec.

#include "problems.h"
#include "files.h"
#include "machine.h"
#include "processes.h"
#include "program.h"
#include "signals.h"
#include "sockets.h"
#include "threads.h"
