#include "cplatform.h"
int cp_placeholder(void) { return 0; }
