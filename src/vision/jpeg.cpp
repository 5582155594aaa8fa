// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/jpeg.hpp"

#include <turbojpeg.h>

#include <memory>

namespace consentry::vision {

using base::Errc;
using base::fail;

namespace {

constexpr int kThumbnailQuality = 85;

struct TurboDeleter {
  void operator()(void* handle) const { tjDestroy(handle); }
};
using Turbo = std::unique_ptr<void, TurboDeleter>;

}  // namespace

base::Expected<base::Bytes> encodeJpeg(const cv::Mat& rgb) {
  const Turbo turbo(tjInitCompress());
  if (!turbo) return fail(Errc::internal, "turbojpeg could not start");
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  const int status = tjCompress2(turbo.get(), rgb.data, rgb.cols, static_cast<int>(rgb.step[0]), rgb.rows, TJPF_RGB,
                                 &buffer, &size, TJSAMP_420, kThumbnailQuality, TJFLAG_ACCURATEDCT);
  const std::unique_ptr<unsigned char, decltype([](unsigned char* p) { tjFree(p); })> owner(buffer);
  if (status != 0) return fail(Errc::internal, "turbojpeg could not encode a thumbnail");
  const auto* first = reinterpret_cast<const std::byte*>(buffer);
  return base::Bytes(first, first + size);
}

}  // namespace consentry::vision
