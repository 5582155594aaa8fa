# SPDX-License-Identifier: GPL-3.0-or-later
# Every outside library in one place. A missing one is one message that names its Debian package.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

function(consentry_pkg target module debian)
  pkg_check_modules(PC_${target} QUIET IMPORTED_TARGET GLOBAL ${module})
  if(NOT PC_${target}_FOUND)
    message(FATAL_ERROR "Missing library '${module}': apt-get install ${debian} (or run tools/setup)")
  endif()
  add_library(deps::${target} ALIAS PkgConfig::PC_${target})
endfunction()

function(consentry_header target header debian)
  find_path(${target}_INCLUDE ${header} PATH_SUFFIXES ${ARGN})
  if(NOT ${target}_INCLUDE)
    message(FATAL_ERROR "Missing header '${header}': apt-get install ${debian} (or run tools/setup)")
  endif()
  add_library(deps_${target} INTERFACE)
  target_include_directories(deps_${target} SYSTEM INTERFACE "${${target}_INCLUDE}")
  add_library(deps::${target} ALIAS deps_${target})
endfunction()

function(consentry_library target header lib debian)
  consentry_header(${target} ${header} ${debian} ${ARGN})
  find_library(${target}_LIBRARY ${lib})
  if(NOT ${target}_LIBRARY)
    message(FATAL_ERROR "Missing library '${lib}': apt-get install ${debian} (or run tools/setup)")
  endif()
  target_link_libraries(deps_${target} INTERFACE "${${target}_LIBRARY}")
endfunction()

consentry_pkg(fmt fmt libfmt-dev)
consentry_pkg(sodium libsodium libsodium-dev)
consentry_pkg(libcrypto libcrypto libssl-dev)
consentry_pkg(sqlite3 sqlite3 libsqlite3-dev)
consentry_pkg(turbojpeg libturbojpeg libturbojpeg0-dev)
consentry_pkg(spng spng libspng-dev)
consentry_pkg(exif libexif libexif-dev)
consentry_pkg(seccomp libseccomp libseccomp-dev)
consentry_pkg(qrencode libqrencode libqrencode-dev)
consentry_pkg(archive libarchive libarchive-dev)
consentry_library(utf8proc utf8proc.h utf8proc libutf8proc-dev)
consentry_library(csv csv.h csv libcsv-dev)
consentry_header(json nlohmann/json.hpp nlohmann-json3-dev)
consentry_header(toml toml++/toml.h libtomlplusplus-dev)
consentry_header(cli11 CLI/CLI.hpp libcli11-dev)
consentry_header(catch2 catch2/catch.hpp catch2)
# Only core and imgproc, from their own packages: the imgcodecs library is never linked.
consentry_library(opencv_core opencv2/core.hpp opencv_core libopencv-core-dev opencv4)
consentry_library(opencv_imgproc opencv2/imgproc.hpp opencv_imgproc libopencv-imgproc-dev opencv4)
consentry_library(dlib dlib/dnn.h dlib libdlib-dev)
# dlib calls BLAS and LAPACK. With OpenBLAS a face is embedded in 12 ms, with the reference BLAS in 121 ms, so it is named
# itself instead of left to the system's alternatives. The runtime package suffices: no header of it is used.
find_library(openblas_LIBRARY NAMES libopenblas.so.0 openblas)
if(NOT openblas_LIBRARY)
  message(FATAL_ERROR "Missing library 'openblas': apt-get install libopenblas0-pthread (or run tools/setup)")
endif()
target_link_libraries(deps_dlib INTERFACE "${openblas_LIBRARY}")

# The inference runtime is no Debian package: tools/fetch_runtime.py puts it where clones and build folders share it.
# Exactly this version: what was measured of accuracy and speed was measured with it.
set(openvino_version 2026.4.1)
if(NOT "$ENV{CONSENTRY_CACHE}" STREQUAL "")
  set(consentry_cache "$ENV{CONSENTRY_CACHE}")
elseif(NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
  set(consentry_cache "$ENV{XDG_CACHE_HOME}/consentry")
else()
  set(consentry_cache "$ENV{HOME}/.cache/consentry")
endif()
find_package(OpenVINO ${openvino_version} EXACT QUIET COMPONENTS Runtime NO_DEFAULT_PATH
  HINTS "$ENV{OpenVINO_DIR}" "${consentry_cache}/openvino-${openvino_version}/openvino/cmake")
if(NOT OpenVINO_FOUND)
  message(FATAL_ERROR "Missing OpenVINO ${openvino_version}: run tools/fetch_runtime.py (without a network: with --from "
    "FILE), or name another copy's folder of CMake files with -DOpenVINO_DIR=DIR")
endif()
# Debian's OpenCV brings Debian's TBB, which is older than the one that OpenVINO was built with; a program that names
# OpenVINO's own first uses it for both.
get_filename_component(openvino_libraries "${OpenVINO_DIR}/../libs" ABSOLUTE)
set_property(TARGET openvino::runtime APPEND PROPERTY
  INTERFACE_LINK_LIBRARIES "-Wl,--no-as-needed" "${openvino_libraries}/libtbb.so.12")
add_library(deps::openvino ALIAS openvino::runtime)
