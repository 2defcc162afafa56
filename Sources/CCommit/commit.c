#include "ccommit.h"

#ifndef RINGTRUE_BUILD_COMMIT
#define RINGTRUE_BUILD_COMMIT ""
#endif

unsigned char cc_commit_letter(int place) {
  static const char commit[] = RINGTRUE_BUILD_COMMIT;
  const int letters = sizeof commit - 1;
  return place >= 0 && place < letters ? (unsigned char)commit[place] : 0;
}
