#ifndef CKERNELS_H
#define CKERNELS_H

// Every family of kernels, one line each. (Compilers remember what a module holds by the headers
// named here; one that is only laid beside them may go unseen until everything is rebuilt.)

#include "ck_affine.h"
#include "ck_bins.h"
#include "ck_clusters.h"
#include "ck_csv.h"
#include "ck_dense.h"
#include "ck_distances.h"
#include "ck_forest.h"
#include "ck_isa.h"
#include "ck_ladder.h"
#include "ck_lstm.h"
#include "ck_matrix.h"
#include "ck_neighbours.h"
#include "ck_noise.h"
#include "ck_peak.h"
#include "ck_planes.h"
#include "ck_ranking.h"
#include "ck_reductions.h"
#include "ck_rolling.h"
#include "ck_sorting.h"
#include "ck_symmetric.h"
#include "ck_tails.h"
#include "ck_training.h"
#include "ck_vectors.h"

#endif
