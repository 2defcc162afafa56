#include "csv_cells.h"

// Two digits, or a number beyond 99 if they are not digits.
CK_BODY uint32_t two(const uint8_t *p) {
  uint32_t high = (uint32_t)p[0] - '0', low = (uint32_t)p[1] - '0';
  return high <= 9 && low <= 9 ? high * 10 + low : 1000;
}

CK_BODY uint32_t month_length(uint32_t year, uint32_t month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Days from 1970-01-01 to YYYY-MM-DD, or INT32_MIN if there is no such date.
//
// Eras of 400 years that start on 1 March, so that the leap day comes last (Hinnant,
// "chrono-compatible low-level date algorithms", 2013).
static int32_t day_number(const uint8_t *p) {
  uint32_t century = two(p), rest = two(p + 2), month = two(p + 5), day = two(p + 8);
  uint32_t year = century * 100 + rest;
  if (p[4] != '-' || p[7] != '-' || century > 99 || rest > 99 || year < 1 || month < 1 ||
      month > 12 || day < 1 || day > month_length(year, month))
    return INT32_MIN;
  int32_t shifted = (int32_t)year - (month <= 2);
  int32_t era = shifted / 400, year_of_era = shifted - era * 400;
  int32_t day_of_year = (153 * ((int32_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + (int32_t)day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

// The last date read: rows near each other mostly share it.
typedef struct {
  uint64_t start;  // YYYY-MM-
  uint16_t end;    // DD
  int32_t number;
} last_day;

CK_BODY int32_t day_at(const uint8_t *p, last_day *last) {
  uint64_t start = ck_bytes8(p);
  uint16_t end;
  memcpy(&end, p + 8, sizeof end);
  if (start != last->start || end != last->end)
    *last = (last_day){start, end, day_number(p)};
  return last->number;
}

ptrdiff_t ck_csv_days(ck_csv_cells cells, ck_csv_missing missing, int32_t *out) {
  last_day last = {.number = INT32_MIN};
  for (ptrdiff_t r = 0; r < cells.count; r++) {
    ck_cell cell = ck_cell_at(&cells, r);
    int32_t day = cell.count == 10 ? day_at(cell.start, &last) : INT32_MIN;
    if (day == INT32_MIN && !ck_take_empty(cell, missing, r)) return r;
    out[r] = day == INT32_MIN ? 0 : day;
  }
  return cells.count;
}

// Seconds since midnight of HH:MM:SS, or a number beyond a day if it is none. All eight bytes at
// once: digits become 0…9 and colons 0, then pairs are joined.
CK_BODY uint32_t clock_at(const uint8_t *p) {
  uint64_t t = ck_bytes8(p) ^ 0x30303A30303A3030u;
  uint64_t beyond = (t | (t + 0x0606000606000606u)) & 0xF0F0FFF0F0FFF0F0u;
  uint64_t pairs = t * 10 + (t >> 8);
  uint32_t hour = pairs & 0xff, minute = pairs >> 24 & 0xff, second = pairs >> 48 & 0xff;
  bool is_clock = beyond == 0 && hour < 24 && minute < 60 && second < 60;
  return is_clock ? hour * 3600 + minute * 60 + second : UINT32_MAX;
}

// What stands behind the seconds: microseconds, or -1 if it is neither a fraction nor a Z.
static int32_t fraction_at(const uint8_t *p, uint32_t count, uint32_t *zones) {
  static const int32_t weight[7] = {0, 100000, 10000, 1000, 100, 10, 1};
  bool has_zone = count > 0 && p[count - 1] == 'Z';
  *zones |= has_zone ? 2 : 1;
  count -= has_zone;
  if (count == 0) return 0;
  if (p[0] != '.' || count < 2 || count > 7) return -1;
  int32_t microseconds = 0;
  for (uint32_t i = 1; i < count; i++) {
    uint32_t digit = (uint32_t)p[i] - '0';
    if (digit > 9) return -1;
    microseconds += (int32_t)digit * weight[i];
  }
  return microseconds;
}

ptrdiff_t ck_csv_instants(
    ck_csv_cells cells, ck_csv_missing missing, uint32_t *zones, int64_t *out) {
  last_day last = {.number = INT32_MIN};
  for (ptrdiff_t r = 0; r < cells.count; r++) {
    ck_cell cell = ck_cell_at(&cells, r);
    if (ck_take_empty(cell, missing, r)) {
      out[r] = 0;
      continue;
    }
    if (cell.count < 19 || (cell.start[10] != 'T' && cell.start[10] != ' ')) return r;
    int32_t day = day_at(cell.start, &last);
    uint32_t second = clock_at(cell.start + 11);
    uint32_t zone = 0;
    int32_t microseconds = fraction_at(cell.start + 19, cell.count - 19, &zone);
    if (day == INT32_MIN || second == UINT32_MAX || microseconds < 0) return r;
    *zones |= zone;
    out[r] = (day * (int64_t)86400 + second) * 1000000 + microseconds;
  }
  return cells.count;
}
