// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/photograph.hpp"

#include <QPromise>
#include <QThreadPool>
#include <algorithm>
#include <memory>
#include <utility>

namespace consentry::ui {
namespace {

using base::Errc;
using base::fail;

app::ports::PictureOpener& opener() {
  static app::ports::PictureOpener one;
  return one;
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

void openPicturesWith(app::ports::PictureOpener how) {
  opener() = std::move(how);
}

base::Expected<QImage> decodePhotograph(const base::Bytes& file) {
  if (!opener()) return fail(Errc::unsupported, "nothing is there to open photographs with");
  TRY(const app::ports::Picture picture, opener()(file));
  const QImage shown(reinterpret_cast<const uchar*>(picture.rgb.data()), picture.width, picture.height,
                     qsizetype{3} * picture.width, QImage::Format_RGB888);
  return shown.convertToFormat(QImage::Format_RGB32);
}

QFuture<base::Expected<Photograph>> decodeAside(base::Bytes file, QRectF face) {
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
