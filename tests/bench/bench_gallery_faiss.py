# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_gallery_faiss.py FOLDER DIMENSION [THREADS]: the times of the faiss-cpu wheel (pip install faiss-cpu numpy)
over the vectors that `bench_gallery --write FOLDER` left. Debian's FAISS is built for processors of 2003."""

import pathlib
import statistics
import sys
import time

import faiss
import numpy


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def single(index, probes, rounds):
    faiss.omp_set_num_threads(1)
    index.search(probes[:1], min(10, index.ntotal))
    return statistics.median(
        seconds(lambda: index.search(probes[i : i + 1], min(10, index.ntotal))) for i in range(rounds)
    )


def measure(file, dimension, threads):
    count = int(file.stem.split("-")[1])
    references = numpy.fromfile(file, "f4").reshape(-1, dimension)
    probes = numpy.fromfile(file.with_name(f"probes-{count}.f32"), "f4").reshape(-1, dimension)
    index = faiss.IndexFlatL2(dimension)
    # What the way through Python costs is no fault of the search.
    index.add(references[:1])
    call = single(index, probes, 1000)
    index.add(references[1:])
    one = single(index, probes, min(1000, max(30, 100_000_000 // count))) - call
    faiss.omp_set_num_threads(threads)
    batch = min(seconds(lambda: index.search(probes, 10)) for _ in range(min(50, max(3, 1_000_000 // count))))
    print(f"{count} references: single {one * 1e6:.1f} us, batch of {len(probes)} {batch * 1e3:.2f} ms", flush=True)


def main():
    folder, dimension = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    threads = int(sys.argv[3]) if len(sys.argv) > 3 else 2
    print(f"faiss {faiss.__version__} {faiss.get_compile_options()}")
    for file in sorted(folder.glob("references-*.f32"), key=lambda path: path.stat().st_size):
        measure(file, dimension, threads)


if __name__ == "__main__":
    main()
