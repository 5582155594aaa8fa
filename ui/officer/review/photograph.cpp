// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/photograph.hpp"

#include <QBuffer>
#include <QImageReader>
#include <QPromise>
#include <QThreadPool>
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace consentry::ui {
namespace {

using base::Errc;
using base::fail;

constexpr int kLongestSide = 8192;
constexpr std::int64_t kMostPixels = 40'000'000;
/// 40 megapixels in four bytes each, in megabytes, and a little room for the reader's own rows.
constexpr int kAllocationLimitMb = 192;

constexpr auto kJpeg = std::to_array<std::uint8_t>({0xFF, 0xD8, 0xFF});
constexpr auto kPng = std::to_array<std::uint8_t>({0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A});

template <std::size_t N>
bool beginsWith(const base::Bytes& file, const std::array<std::uint8_t, N>& magic) {
  return file.size() > N && std::equal(magic.begin(), magic.end(), file.begin(), [](std::uint8_t a, std::byte b) {
           return a == std::to_integer<std::uint8_t>(b);
         });
}

QByteArray formatOf(const base::Bytes& file) {
  if (beginsWith(file, kJpeg)) return "jpeg";
  if (beginsWith(file, kPng)) return "png";
  return {};
}

std::vector<QImage> levelsOf(QImage image) {
  constexpr int kSmallestSide = 256;
  std::vector<QImage> levels{std::move(image)};
  while (std::min(levels.back().width(), levels.back().height()) > kSmallestSide) {
    const QImage& last = levels.back();
    levels.push_back(last.scaled(last.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
  }
  return levels;
}

}  // namespace

base::Expected<QImage> decodePhotograph(const base::Bytes& file) {
  const QByteArray format = formatOf(file);
  if (format.isEmpty()) return fail(Errc::unreadable, "neither a JPEG nor a PNG photograph");
  QByteArray bytes =
      QByteArray::fromRawData(reinterpret_cast<const char*>(file.data()), static_cast<qsizetype>(file.size()));
  QBuffer buffer(&bytes);
  if (!buffer.open(QIODevice::ReadOnly)) return fail(Errc::internal, "a buffer in memory did not open");

  QImageReader reader(&buffer, format);
  reader.setAutoDetectImageFormat(false);
  reader.setAutoTransform(true);
  const QSize size = reader.size();
  const bool sane = size.isValid() && std::max(size.width(), size.height()) <= kLongestSide &&
                    std::int64_t{size.width()} * size.height() <= kMostPixels;
  if (!sane) return fail(Errc::unreadable, "a photograph of impossible size");
  QImage image = reader.read();
  if (image.isNull()) return fail(Errc::unreadable, "the photograph's pixels cannot be read");
  return image.convertToFormat(QImage::Format_RGB32);
}

QFuture<base::Expected<Photograph>> decodeAside(base::Bytes file, QRectF face) {
  QImageReader::setAllocationLimit(kAllocationLimitMb);
  auto promise = std::make_shared<QPromise<base::Expected<Photograph>>>();
  QFuture<base::Expected<Photograph>> future = promise->future();
  promise->start();
  QThreadPool::globalInstance()->start([promise, face, file = std::move(file)] {
    base::Expected<QImage> image = decodePhotograph(file);
    if (image)
      promise->addResult(Photograph{levelsOf(*std::move(image)), face});
    else
      promise->addResult(std::unexpected(std::move(image).error()));
    promise->finish();
  });
  return future;
}

QRectF faceRect(const app::ports::FaceBox& face) {
  return QRectF(QPointF(face.left, face.top), QPointF(face.right, face.bottom)).normalized();
}

}  // namespace consentry::ui
