#pragma once

/// A letter of the commit of the sources, at a place from 0; zero behind its end, and everywhere when
/// whoever built the program did not tell it.
unsigned char cc_commit_letter(int place);
