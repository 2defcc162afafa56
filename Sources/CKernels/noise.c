#include "ck_noise.h"

#include "functions.h"

// The same sixteen words as pairs: each has the even one below the odd one.
typedef uint64_t u64x8 __attribute__((ext_vector_type(8)));

enum { block_words = 4 };

// A round's product of sixteen words and a constant, as its two halves.
typedef struct { u32x16 high, low; } product;

CK_BODY u32x16 words_of(u64x8 pairs) {
  u32x16 words;
  memcpy(&words, &pairs, sizeof words);
  return words;
}

// Even and odd words apart, as processors multiply them.
CK_BODY product times(u32x16 words, uint32_t constant) {
  const uint64_t below = 0xffffffffu;
  u64x8 pairs;
  memcpy(&pairs, &words, sizeof pairs);
  const u32x16 even = words_of((pairs & below) * constant), odd = words_of((pairs >> 32) * constant);
  // Shuffled rather than shifted: what is shifted up after a product, compilers multiply anew, with
  // slower instructions.
  return (product){
    __builtin_shufflevector(
      even, odd, 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31),
    __builtin_shufflevector(
      even, odd, 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30)};
}

// Sixteen blocks from one on, word by word.
CK_BODY void blocks16(ck_noise_key key, uint32_t first, u32x16 *word) {
  const u32x16 lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  word[0] = lane + first;
  word[1] = 0;
  word[2] = (uint32_t)key.counter;
  word[3] = (uint32_t)(key.counter >> 32);
  uint32_t low_key = (uint32_t)key.cipher, high_key = (uint32_t)(key.cipher >> 32);
#pragma clang loop unroll(full)
  for (int round = 0; round < 10; round++) {
    const product a = times(word[0], 0xd2511f53u), b = times(word[2], 0xcd9e8d57u);
    word[0] = b.high ^ word[1] ^ low_key;
    word[1] = b.low;
    word[2] = a.high ^ word[3] ^ high_key;
    word[3] = a.low;
    low_key += 0x9e3779b9u;   // the golden ratio
    high_key += 0xbb67ae85u;  // √3 − 1
  }
}

CK_BODY void ck_noise_words_body(ck_isa isa, ck_noise_key key, uint32_t *out, ptrdiff_t n) {
  (void)isa;
  for (ptrdiff_t i = 0; i < n; i += block_words * CK_LANES) {
    u32x16 word[block_words];
    blocks16(key, (uint32_t)(i / block_words), word);
    for (int w = 0; w < block_words && i + w * CK_LANES < n; w++)
      memcpy(out + i + w * CK_LANES, &word[w], sizeof word[w]);
  }
}

CK_BODY void ck_noise_body(ck_isa isa, ck_noise_key key, float *out, ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < n; i += block_words * CK_LANES) {
    u32x16 word[block_words];
    blocks16(key, (uint32_t)(i / block_words), word);
    f32x16 normal[block_words];
    normal_pairs(isa, word[0], word[1], &normal[0], &normal[1]);
    normal_pairs(isa, word[2], word[3], &normal[2], &normal[3]);
    for (int w = 0; w < block_words && i + w * CK_LANES < n; w++)
      ck_store(out + i + w * CK_LANES, normal[w]);
  }
}

CK_KERNEL(void, ck_noise_words, (ck_noise_key key, uint32_t *out, ptrdiff_t n), (key, out, n))
CK_KERNEL(void, ck_noise, (ck_noise_key key, float *out, ptrdiff_t n), (key, out, n))
