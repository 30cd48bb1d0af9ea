#include "text_scan.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512vbmi2,pclmul,avx2,bmi,bmi2,lzcnt,popcnt")))
#endif

#define ALWAYS_INLINE static inline __attribute__((always_inline))

/// A bit for every byte of a word that is equal to that of a pattern, the first byte lowest.
ALWAYS_INLINE uint64_t equal_bytes(uint64_t word, uint64_t pattern) {
  const uint64_t low = 0x7f7f7f7f7f7f7f7f;
  uint64_t other = word ^ pattern;
  uint64_t zero = ~(((other & low) + low) | other | low);
  return (zero >> 7) * 0x0102040810204080 >> 56;
}

/// Where in 64 bytes the signs of a delimited text stand, a bit a byte, the first byte lowest.
struct signs {
  uint64_t delimiter, line_feed, carriage_return, quote;
};

/// The signs in 64 bytes, eight bytes at a time.
ALWAYS_INLINE struct signs signs_by_words(const uint8_t *text, uint8_t delimiter) {
  const uint64_t ones = 0x0101010101010101;
  struct signs signs = {0, 0, 0, 0};
  for (int word = 0; word < 8; word++) {
    uint64_t bytes = 0;
    for (int byte = 0; byte < 8; byte++) bytes |= (uint64_t)text[word * 8 + byte] << (byte * 8);
    signs.delimiter |= equal_bytes(bytes, delimiter * ones) << (word * 8);
    signs.line_feed |= equal_bytes(bytes, '\n' * ones) << (word * 8);
    signs.carriage_return |= equal_bytes(bytes, '\r' * ones) << (word * 8);
    signs.quote |= equal_bytes(bytes, '"' * ones) << (word * 8);
  }
  return signs;
}

#if defined(__x86_64__)
/// The bytes of sixteen that are a sign, a bit a byte.
ALWAYS_INLINE uint64_t equal_in_vector(__m128i bytes, char sign) {
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(sign)));
}

/// The bytes of 64 that are a sign, a bit a byte.
ALWAYS_INLINE uint64_t equal_in_vectors(
    __m128i first, __m128i second, __m128i third, __m128i fourth, char sign) {
  return equal_in_vector(first, sign) | equal_in_vector(second, sign) << 16 |
         equal_in_vector(third, sign) << 32 | equal_in_vector(fourth, sign) << 48;
}

/// The signs in 64 bytes, sixteen bytes at a time.
ALWAYS_INLINE struct signs signs_by_vectors(const uint8_t *text, uint8_t delimiter) {
  const __m128i *parts = (const __m128i *)(const void *)text;
  __m128i first = _mm_loadu_si128(parts), second = _mm_loadu_si128(parts + 1);
  __m128i third = _mm_loadu_si128(parts + 2), fourth = _mm_loadu_si128(parts + 3);
  struct signs signs;
  signs.delimiter = equal_in_vectors(first, second, third, fourth, (char)delimiter);
  signs.line_feed = equal_in_vectors(first, second, third, fourth, '\n');
  signs.carriage_return = equal_in_vectors(first, second, third, fourth, '\r');
  signs.quote = equal_in_vectors(first, second, third, fourth, '"');
  return signs;
}
/// The bytes of 64 that are a sign, a bit a byte.
AVX2 static inline uint64_t equal_in_wide_vectors(__m256i first, __m256i second, char sign) {
  __m256i signs = _mm256_set1_epi8(sign);
  uint32_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(first, signs));
  uint32_t high = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(second, signs));
  return low | (uint64_t)high << 32;
}

/// The signs in 64 bytes, 32 bytes at a time.
AVX2 static inline struct signs signs_by_wide_vectors(const uint8_t *text, uint8_t delimiter) {
  const __m256i *parts = (const __m256i *)(const void *)text;
  __m256i first = _mm256_loadu_si256(parts), second = _mm256_loadu_si256(parts + 1);
  struct signs signs;
  signs.delimiter = equal_in_wide_vectors(first, second, (char)delimiter);
  signs.line_feed = equal_in_wide_vectors(first, second, '\n');
  signs.carriage_return = equal_in_wide_vectors(first, second, '\r');
  signs.quote = equal_in_wide_vectors(first, second, '"');
  return signs;
}
#endif

/// For each bit, whether an odd number of bits stands at or below it.
ALWAYS_INLINE uint64_t parity_by_shifts(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

/// Writes the places of bits, lowest first, and up to seven places more that mean nothing.
ALWAYS_INLINE uint32_t *put_one_by_one(uint64_t bits, uint32_t origin, uint32_t *places) {
  uint32_t *end = places + __builtin_popcountll(bits);
  while (bits != 0) {
    for (int bit = 0; bit < 8; bit++) {
      places[bit] = origin + (uint32_t)(bits == 0 ? 0 : __builtin_ctzll(bits));
      bits &= bits - 1;
    }
    places += 8;
  }
  return end;
}

#if defined(__x86_64__)
/// The bytes of 64 that are a sign, a bit a byte.
AVX512 static inline struct signs signs_at_once(const uint8_t *text, uint8_t delimiter) {
  __m512i bytes = _mm512_loadu_si512(text);
  struct signs signs;
  signs.delimiter = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)delimiter));
  signs.line_feed = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\n'));
  signs.carriage_return = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\r'));
  signs.quote = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"'));
  return signs;
}

/// The parity, as a product without carries by all ones.
AVX512 static inline uint64_t parity_by_product(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(
      _mm_cvtsi64_si128((int64_t)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

/// Writes the places of bits, lowest first, and up to fifteen places more that mean nothing.
AVX512 static inline uint32_t *put_at_once(uint64_t bits, uint32_t origin, uint32_t *places) {
  const __m512i all = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41,
      40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18,
      17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  uint32_t *end = places + __builtin_popcountll(bits);
  __m512i found = _mm512_maskz_compress_epi8(bits, all);
  __m512i origins = _mm512_set1_epi32((int)origin);
  for (; places < end; places += 16) {
    __m512i sixteen = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(found));
    _mm512_storeu_si512(places, _mm512_add_epi32(sixteen, origins));
    found = _mm512_shuffle_i64x2(found, found, 0x39);
  }
  return end;
}
#endif

/// How a machine finds rows.
struct means {
  struct signs (*find)(const uint8_t *, uint8_t);
  uint64_t (*parity)(uint64_t);
  uint32_t *(*put)(uint64_t, uint32_t, uint32_t *);
};

/// Finds plain rows.
ALWAYS_INLINE struct baro_scan scan_rows(
    const struct means means, const uint8_t *text, size_t base, size_t start,
    size_t end, size_t limit, uint8_t delimiter, size_t columns, size_t capacity,
    uint32_t *places) {
  struct baro_scan found = {0, start, baro_scan_done};
  if (capacity == 0 || start >= limit) return found;
  const size_t longest = (size_t)1 << 30;
  uint32_t *row = places, *put = places + 1;
  row[0] = (uint32_t)(start - base - 1);
  // Carried from one 64 bytes to the next: inside quotes, behind a sign that ends a field, behind a
  // closing quote.
  uint64_t inside = 0, after_end = 1, after_close = 0;
  for (size_t offset = start; offset < end; offset += 64) {
    if (offset - found.next > longest) break;
    struct signs signs = means.find(text + offset, delimiter);
    uint64_t known = end - offset < 64 ? ((uint64_t)1 << (end - offset)) - 1 : UINT64_MAX;
    uint64_t quotes = signs.quote & known;
    uint64_t quoted = means.parity(quotes) ^ inside;
    inside = (uint64_t)((int64_t)quoted >> 63);
    uint64_t opens = quotes & quoted, closes = quotes & ~quoted;
    uint64_t feeds = signs.line_feed & ~quoted & known;
    uint64_t returns = signs.carriage_return & ~quoted & known;
    uint64_t ends = (signs.delimiter & ~quoted & known) | feeds | returns;
    uint64_t odd = (opens & ~(ends << 1 | after_end | closes << 1 | after_close)) |
                   ((closes << 1 | after_close) & ~(ends | opens) & known);
    after_end = ends >> 63;
    after_close = closes >> 63;
    // The carriage return before a line feed ends nothing: the line feed does.
    uint64_t before_feed = signs.line_feed >> 1 | (uint64_t)(text[offset + 64] == '\n') << 63;
    ends &= ~(returns & before_feed);
    uint64_t lines = ends & (feeds | returns);
    uint32_t origin = (uint32_t)(offset - base);
    while (lines != 0) {
      uint64_t through = lines ^ (lines - 1);
      if ((odd & through) != 0) break;
      put = means.put(ends & through, origin, put);
      size_t line_end = offset + (size_t)__builtin_ctzll(lines);
      if ((size_t)(put - row) != columns + 1) {
        found.end = baro_scan_unusual;
        return found;
      }
      if (line_end + 1 >= end) {
        found.end = baro_scan_text_ended;
        return found;
      }
      if (text[line_end] == '\n' && line_end > found.next && text[line_end - 1] == '\r') put[-1]--;
      found.rows++;
      found.next = line_end + 1;
      if (found.rows == capacity || found.next >= limit || found.next - base > longest) return found;
      row = put;
      *put++ = (uint32_t)(line_end - base);
      ends &= ~through;
      lines &= lines - 1;
    }
    if (odd != 0) {
      found.end = baro_scan_unusual;
      return found;
    }
    put = means.put(ends, origin, put);
    if ((size_t)(put - row) > columns + 1) {
      found.end = baro_scan_unusual;
      return found;
    }
  }
  found.end = baro_scan_text_ended;
  return found;
}

#if defined(__x86_64__)
/// Whether the machine has what `AVX2` asks for.
static int is_wide(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

/// Whether the machine has what `AVX512` asks for.
static int is_widest(void) {
  return is_wide() && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2") &&
         __builtin_cpu_supports("pclmul");
}

AVX2 static struct baro_scan scan_rows_wide(
    const uint8_t *text, size_t base, size_t start, size_t end, size_t limit, uint8_t delimiter,
    size_t columns, size_t capacity, uint32_t *places) {
  const struct means means = {signs_by_wide_vectors, parity_by_shifts, put_one_by_one};
  return scan_rows(means, text, base, start, end, limit, delimiter, columns, capacity, places);
}

AVX512 static struct baro_scan scan_rows_widest(
    const uint8_t *text, size_t base, size_t start, size_t end, size_t limit, uint8_t delimiter,
    size_t columns, size_t capacity, uint32_t *places) {
  const struct means means = {signs_at_once, parity_by_product, put_at_once};
  return scan_rows(means, text, base, start, end, limit, delimiter, columns, capacity, places);
}

enum baro_scan_means baro_best_scan(void) {
  if (is_widest()) return baro_scan_512_bits;
  return is_wide() ? baro_scan_256_bits : baro_scan_128_bits;
}
#else
enum baro_scan_means baro_best_scan(void) { return baro_scan_words; }
#endif

struct baro_scan baro_scan_rows(
    enum baro_scan_means means, const uint8_t *text, size_t base, size_t start, size_t end,
    size_t limit, uint8_t delimiter, size_t columns, size_t capacity, uint32_t *places) {
  switch (means) {
#if defined(__x86_64__)
    case baro_scan_512_bits:
      return scan_rows_widest(text, base, start, end, limit, delimiter, columns, capacity, places);
    case baro_scan_256_bits:
      return scan_rows_wide(text, base, start, end, limit, delimiter, columns, capacity, places);
    case baro_scan_128_bits: {
      const struct means narrow = {signs_by_vectors, parity_by_shifts, put_one_by_one};
      return scan_rows(narrow, text, base, start, end, limit, delimiter, columns, capacity, places);
    }
#endif
    default: {
      const struct means words = {signs_by_words, parity_by_shifts, put_one_by_one};
      return scan_rows(words, text, base, start, end, limit, delimiter, columns, capacity, places);
    }
  }
}

size_t baro_ascii_count(const uint8_t *text, size_t count) {
  size_t done = 0;
  for (; done + 64 <= count; done += 64) {
    uint64_t words[8], all = 0;
    memcpy(words, text + done, sizeof words);
    for (int word = 0; word < 8; word++) all |= words[word];
    if ((all & 0x8080808080808080) != 0) break;
  }
  return done;
}
