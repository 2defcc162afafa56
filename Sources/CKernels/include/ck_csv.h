#ifndef CK_CSV_H
#define CK_CSV_H

// Delimited text, a tile at a time: first where the cells end, then one column after the other.
//
// Every kernel that reads cells stops at the first one that is not in its plain form and says how
// many it has read; what is special about that cell is the caller's business. The plain forms are
// subsets of what the caller accepts, with the same values.
//
// CK_CSV_SLACK bytes behind the text must be readable; what they hold does not matter.

#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

enum { CK_CSV_SLACK = 64 };

// What a text holds apart from cells and separators.
enum {
  ck_csv_quote = 1,     // a double quote
  ck_csv_return = 2,    // a carriage return before a line feed
  ck_csv_lone = 4,      // a carriage return elsewhere
  ck_csv_high = 8,      // a byte beyond ASCII
  ck_csv_nul = 16,      // a NUL byte
};

// Writes where every delimiter and line feed of text[0, count) lies; gives how many there are.
// There must be room for count + 64. `lines` is how many of them are line feeds, `returns` how many
// carriage returns stand before one.
ptrdiff_t ck_csv_index(
    ck_isa isa, const uint8_t *text, ptrdiff_t count, uint8_t delimiter, uint32_t *ends,
    ptrdiff_t *lines, ptrdiff_t *returns, uint32_t *holds);

// The cells of one column: cell r lies behind ends[r * stride - 1] and before ends[r * stride],
// which is also true of ends[-1] for r = 0. The last `trim` bytes of a cell do not belong to it.
typedef struct ck_csv_cells {
  const uint8_t *text;
  const uint32_t *ends;
  ptrdiff_t stride;
  ptrdiff_t count;
  uint32_t trim;
} ck_csv_cells;

// Whether every stride-th separator is a line feed, and no line is empty.
bool ck_csv_is_regular(const uint8_t *text, const uint32_t *ends, ptrdiff_t rows, ptrdiff_t stride,
                       uint32_t trim);

// Where empty cells are marked: bit `first + r` of `bits`. Without bits, an empty cell is not plain.
typedef struct ck_csv_missing {
  uint64_t *bits;
  ptrdiff_t first;
} ck_csv_missing;

// -12 → -12, up to 18 digits, no leading zero.
ptrdiff_t ck_csv_integers(ck_isa isa, ck_csv_cells cells, ck_csv_missing missing, int64_t *out);

// -12.5 at scale 2 → -1250; up to `scale` places, no more than 18 digits once brought to the scale.
ptrdiff_t ck_csv_decimals(
    ck_isa isa, ck_csv_cells cells, ck_csv_missing missing, int scale, int64_t *out);

// -12.5 → the nearest double; up to 19 digits, no exponent.
ptrdiff_t ck_csv_reals(ck_isa isa, ck_csv_cells cells, ck_csv_missing missing, double *out);

// 2026-03-01 → days since 1970-01-01.
ptrdiff_t ck_csv_days(ck_csv_cells cells, ck_csv_missing missing, int32_t *out);

// 2026-03-01T09:30:00, T or a space, with up to six places and a Z or not → microseconds since
// 1970. `zones` gets bit 0 for a time without a Z, bit 1 for one with it.
ptrdiff_t ck_csv_instants(
    ck_csv_cells cells, ck_csv_missing missing, uint32_t *zones, int64_t *out);

// One digit, 0 or 1.
ptrdiff_t ck_csv_bits(ck_csv_cells cells, uint8_t *out);

// Copies cells end to end to `bytes`; `ends` gets where each ends, counted from `base`.
void ck_csv_texts(ck_csv_cells cells, ptrdiff_t base, uint8_t *bytes, int64_t *ends);

// How many bytes the cells have.
ptrdiff_t ck_csv_length(ck_csv_cells cells);

// A word as a dictionary compares it: up to 16 bytes as they are, a longer one by its hash.
typedef struct ck_csv_word {
  uint64_t low, high;
} ck_csv_word;

// A dictionary: open addressing over `slots`, 0 where free, else the number of a word plus 1. The
// bytes of all words lie end to end in `bytes`. Another `key` scatters the words in another way.
typedef struct ck_csv_words {
  uint64_t key;
  uint32_t *slots;
  uint64_t mask;
  ck_csv_word *words;
  uint8_t *bytes;
  int64_t *ends;
  int64_t count, byte_count;            // what is there
  int64_t most_words, most_bytes;       // what there is room for
} ck_csv_words;

// Chance leads no word so far from its slot (Knuth, "The Art of Computer Programming" 3, 6.4).
enum { ck_csv_longest_walk = 256 };

// The word at `text`, which needs no slack; its hash goes to `hash`.
ck_csv_word ck_csv_word_of(const uint8_t *text, size_t count, uint64_t key, uint64_t *hash);

// The number of each cell's word. New words are taken in; stops at one that there is no room for.
ptrdiff_t ck_csv_encode(ck_isa isa, ck_csv_cells cells, ck_csv_words *words, uint32_t *out);

#endif
