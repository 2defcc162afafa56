#include "ck_symmetric.h"

#include <math.h>

#include "paths.h"

bool ck_cholesky(double *a, ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < n; i++) {
    double *const row = a + i * n;
    for (ptrdiff_t j = 0; j <= i; j++) {
      const double *const above = a + j * n;
      double rest = row[j];
      for (ptrdiff_t k = 0; k < j; k++) rest -= row[k] * above[k];
      if (j < i) row[j] = rest / above[j];
      else if (rest > 0) row[j] = sqrt(rest);
      else return false;
    }
    for (ptrdiff_t j = i + 1; j < n; j++) row[j] = 0;
  }
  return true;
}

// Eigenvalues by Householder's reduction to three diagonals, then by QL steps with shifts, as in
// EISPACK's tred2 and tql2 (Bowdler, Martin, Reinsch & Wilkinson, Numerische Mathematik 11, 1968,
// doi:10.1007/BF02161874 and doi:10.1007/BF02166681). Those walk down columns; here the matrix lies
// transposed, so that every inner loop walks along a row. d becomes the diagonal, e what is beside
// it.
typedef struct { double *v, *d, *e; ptrdiff_t n; } problem;

// Reflects row i's first i places onto the last of them; returns half the reflector's square.
static double reflector(problem p, ptrdiff_t i, double scale) {
  double h = 0;
  for (ptrdiff_t k = 0; k < i; k++) {
    p.d[k] /= scale;
    h += p.d[k] * p.d[k];
  }
  const double f = p.d[i - 1], g = f > 0 ? -sqrt(h) : sqrt(h);
  p.e[i] = scale * g;
  p.d[i - 1] = f - g;
  return h - f * g;
}

// Applies the reflector in d from both sides to the leading i × i block.
static void reflect(problem p, ptrdiff_t i, double h) {
  double *const v = p.v, *const d = p.d, *const e = p.e;
  const ptrdiff_t n = p.n;
  for (ptrdiff_t j = 0; j < i; j++) e[j] = 0;
  for (ptrdiff_t j = 0; j < i; j++) {
    const double *const row = v + j * n;
    const double f = d[j];
    double g = e[j] + row[j] * f;
    v[i * n + j] = f;
    for (ptrdiff_t k = j + 1; k < i; k++) {
      g += row[k] * d[k];
      e[k] += row[k] * f;
    }
    e[j] = g;
  }
  double f = 0;
  for (ptrdiff_t j = 0; j < i; j++) {
    e[j] /= h;
    f += e[j] * d[j];
  }
  for (ptrdiff_t j = 0; j < i; j++) e[j] -= f / (h + h) * d[j];
  for (ptrdiff_t j = 0; j < i; j++) {
    double *const row = v + j * n;
    for (ptrdiff_t k = j; k < i; k++) row[k] -= d[j] * e[k] + e[j] * d[k];
  }
}

// Gathers the product of all reflectors into v.
static void gather(problem p) {
  double *const v = p.v, *const d = p.d;
  const ptrdiff_t n = p.n;
  for (ptrdiff_t i = 0; i + 1 < n; i++) {
    double *const next = v + (i + 1) * n;
    v[i * n + n - 1] = v[i * n + i];
    v[i * n + i] = 1;
    if (d[i + 1] != 0) {
      for (ptrdiff_t k = 0; k <= i; k++) d[k] = next[k] / d[i + 1];
      for (ptrdiff_t j = 0; j <= i; j++) {
        double *const row = v + j * n;
        double g = 0;
        for (ptrdiff_t k = 0; k <= i; k++) g += next[k] * row[k];
        for (ptrdiff_t k = 0; k <= i; k++) row[k] -= g * d[k];
      }
    }
    for (ptrdiff_t k = 0; k <= i; k++) next[k] = 0;
  }
  for (ptrdiff_t j = 0; j < n; j++) {
    d[j] = v[j * n + n - 1];
    v[j * n + n - 1] = j == n - 1;
  }
}

static void make_tridiagonal(problem p) {
  const ptrdiff_t n = p.n;
  for (ptrdiff_t j = 0; j < n; j++) p.d[j] = p.v[j * n + n - 1];
  for (ptrdiff_t i = n - 1; i > 0; i--) {
    double scale = 0, h = 0;
    for (ptrdiff_t k = 0; k < i; k++) scale += fabs(p.d[k]);
    if (scale == 0) {
      p.e[i] = p.d[i - 1];
      for (ptrdiff_t j = 0; j < i; j++) p.v[i * n + j] = 0;
    } else {
      h = reflector(p, i, scale);
      reflect(p, i, h);
    }
    for (ptrdiff_t j = 0; j < i; j++) {
      p.d[j] = p.v[j * n + i - 1];
      p.v[j * n + i] = 0;
    }
    p.d[i] = h;
  }
  gather(p);
  p.e[0] = 0;
}

static double hypotenuse(double a, double b) {
  a = fabs(a);
  b = fabs(b);
  const double large = a > b ? a : b, ratio = large > 0 ? (a > b ? b : a) / large : 0;
  return large * sqrt(1 + ratio * ratio);
}

static void rotate(double *a, double *b, ptrdiff_t n, double c, double s) {
  for (ptrdiff_t k = 0; k < n; k++) {
    const double x = a[k], y = b[k];
    b[k] = s * x + c * y;
    a[k] = c * x - s * y;
  }
}

// One QL step with Wilkinson's shift on the block l…m; returns the shift.
static double step(problem p, ptrdiff_t l, ptrdiff_t m) {
  double *const d = p.d, *const e = p.e;
  const double g0 = d[l], q = (d[l + 1] - g0) / (2 * e[l]);
  const double r0 = q < 0 ? -hypotenuse(q, 1) : hypotenuse(q, 1);
  d[l] = e[l] / (q + r0);
  d[l + 1] = e[l] * (q + r0);
  const double next = d[l + 1], shift = g0 - d[l], beside = e[l + 1];
  for (ptrdiff_t i = l + 2; i < p.n; i++) d[i] -= shift;
  double x = d[m], c = 1, c2 = 1, c3 = 1, s = 0, s2 = 0;
  for (ptrdiff_t i = m - 1; i >= l; i--) {
    c3 = c2;
    c2 = c;
    s2 = s;
    const double g = c * e[i], h = c * x, r = hypotenuse(x, e[i]);
    e[i + 1] = s * r;
    s = e[i] / r;
    c = x / r;
    x = c * d[i] - s * g;
    d[i + 1] = h + s * (c * g + s * d[i]);
    rotate(p.v + i * p.n, p.v + (i + 1) * p.n, p.n, c, s);
  }
  x = -s * s2 * c3 * beside * e[l] / next;
  e[l] = s * x;
  d[l] = c * x;
  return shift;
}

static bool make_diagonal(problem p) {
  const ptrdiff_t n = p.n;
  double shifts = 0, size = 0;
  for (ptrdiff_t i = 1; i < n; i++) p.e[i - 1] = p.e[i];
  p.e[n - 1] = 0;
  for (ptrdiff_t l = 0; l < n; l++) {
    const double here = fabs(p.d[l]) + fabs(p.e[l]);
    size = here > size ? here : size;
    ptrdiff_t m = l;
    while (m < n - 1 && fabs(p.e[m]) > 0x1p-52 * size) m++;
    int steps = 0;
    while (m > l && fabs(p.e[l]) > 0x1p-52 * size) {
      if (steps++ == 100) return false;
      shifts += step(p, l, m);
    }
    p.d[l] += shifts;
    p.e[l] = 0;
  }
  return true;
}

// By selection, since swapping whole rows is what costs.
static void order(problem p) {
  for (ptrdiff_t i = 0; i + 1 < p.n; i++) {
    ptrdiff_t least = i;
    for (ptrdiff_t j = i + 1; j < p.n; j++) least = p.d[j] < p.d[least] ? j : least;
    const double value = p.d[i];
    p.d[i] = p.d[least];
    p.d[least] = value;
    for (ptrdiff_t k = 0; least != i && k < p.n; k++) {
      const double entry = p.v[i * p.n + k];
      p.v[i * p.n + k] = p.v[least * p.n + k];
      p.v[least * p.n + k] = entry;
    }
  }
}

bool ck_eigen(double *a, ptrdiff_t n, double *values, double *scratch) {
  if (n == 0) return true;
  const problem p = {a, values, scratch, n};
  make_tridiagonal(p);
  const bool converged = make_diagonal(p);
  order(p);
  return converged;
}
