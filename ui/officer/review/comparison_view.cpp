// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/comparison_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <algorithm>
#include <chrono>
#include <cmath>

#include "ui/common/theme.hpp"

namespace consentry::ui {
namespace {

constexpr double kGap = 12;
constexpr double kRadius = 6;
constexpr double kLargestZoom = 16;
constexpr double kSmallestZoom = 0.25;
constexpr double kZoomStep = 1.25;
constexpr double kCurtainReach = 10;
constexpr double kPanStep = 0.1;
/// The engine's box reaches from the eyebrows to the chin: at this share of the pane the whole head is in sight.
constexpr double kFaceShareOfHeight = 0.56;
constexpr double kFaceShareOfWidth = 0.66;
/// The box begins at the eyebrows, so that the head's middle lies above its own.
constexpr QPointF kHeadCentre(0, -0.1);
constexpr auto kBlinkTime = std::chrono::milliseconds(600);

/// Without a known face the middle half of the picture stands in for it.
QRectF faceOf(const Photograph& photograph) {
  if (!photograph.face.isEmpty()) return photograph.face;
  const QSizeF size = photograph.size();
  return {size.width() / 4, size.height() / 4, size.width() / 2, size.height() / 2};
}

}  // namespace

ComparisonView::ComparisonView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAccessibleName(tr("Photographs"));
  setAccessibleDescription(tr("Traveller on the left, reference on the right. Plus and minus zoom, zero fits."));
  fit();
  m_blink.setInterval(kBlinkTime);
  connect(&m_blink, &QTimer::timeout, this, [this] {
    m_blinkShowsReference = !m_blinkShowsReference;
    update();
  });
}

void ComparisonView::setTraveller(Photograph photograph) {
  m_traveller = std::move(photograph);
  update();
}

void ComparisonView::setReference(Photograph photograph) {
  m_reference = std::move(photograph);
  update();
}

void ComparisonView::setMessage(const QString& message) {
  m_message = message;
  update();
}

void ComparisonView::clear() {
  m_traveller = {};
  m_reference = {};
  m_message.clear();
  fit();
}

void ComparisonView::setMode(Mode mode) {
  if (m_mode == mode) return;
  m_mode = mode;
  m_blinkShowsReference = false;
  if (mode == Mode::blink)
    m_blink.start();
  else
    m_blink.stop();
  update();
  emit modeChanged(mode);
}

void ComparisonView::setMix(double mix) {
  mix = std::clamp(mix, 0.0, 1.0);
  if (m_mix == mix) return;
  m_mix = mix;
  update();
  emit mixChanged(mix);
}

void ComparisonView::zoomIn() {
  zoomAround(kZoomStep, leftPane().center());
}

void ComparisonView::zoomOut() {
  zoomAround(1 / kZoomStep, leftPane().center());
}

void ComparisonView::fit() {
  m_zoom = 1;
  m_centre = kHeadCentre;
  update();
  emit zoomChanged(m_zoom);
}

QSize ComparisonView::sizeHint() const {
  return {760, 430};
}

QSize ComparisonView::minimumSizeHint() const {
  return {320, 200};
}

QRectF ComparisonView::leftPane() const {
  if (m_mode != Mode::sideBySide) return rect();
  return {0, 0, (width() - kGap) / 2, static_cast<double>(height())};
}

QRectF ComparisonView::rightPane() const {
  if (m_mode != Mode::sideBySide) return rect();
  const double left = (width() + kGap) / 2;
  return {left, 0, width() - left, static_cast<double>(height())};
}

QRectF ComparisonView::paneAt(const QPointF& point) const {
  return rightPane().contains(point) ? rightPane() : leftPane();
}

double ComparisonView::pixelsPerFace(const QRectF& pane) const {
  return m_zoom * std::min(pane.height() * kFaceShareOfHeight, pane.width() * kFaceShareOfWidth);
}

void ComparisonView::zoomAround(double factor, const QPointF& point) {
  const QRectF pane = paneAt(point);
  const double before = pixelsPerFace(pane);
  m_zoom = std::clamp(m_zoom * factor, kSmallestZoom, kLargestZoom);
  const QPointF offset = point - pane.center();
  m_centre += offset / before - offset / pixelsPerFace(pane);
  update();
  emit zoomChanged(m_zoom);
}

void ComparisonView::drawPhotograph(QPainter& painter, const Photograph& photograph, const QRectF& pane) const {
  if (photograph.isNull()) return;
  const QRectF face = faceOf(photograph);
  const double scale = pixelsPerFace(pane) / face.height();
  const double pixel = scale * devicePixelRatioF();
  std::size_t level = 0;
  while (level + 1 < photograph.levels.size() && pixel * std::pow(2.0, static_cast<double>(level)) < 0.5) ++level;

  const QPointF topLeft = pane.center() - m_centre * pixelsPerFace(pane) - face.center() * scale;
  painter.drawImage(QRectF(topLeft, QSizeF(photograph.size()) * scale), photograph.levels[level]);
}

void ComparisonView::drawDifference(QPainter& painter, const QRectF& pane) const {
  const double ratio = devicePixelRatioF();
  QImage image((pane.size() * ratio).toSize(), QImage::Format_RGB32);
  image.setDevicePixelRatio(ratio);
  image.fill(Qt::black);
  QPainter difference(&image);
  difference.setRenderHint(QPainter::SmoothPixmapTransform);
  const QRectF origin(QPointF(0, 0), pane.size());
  drawPhotograph(difference, m_traveller, origin);
  difference.setCompositionMode(QPainter::CompositionMode_Difference);
  drawPhotograph(difference, m_reference, origin);
  // Twice as bright: what differs little would be lost on a dark screen.
  difference.setCompositionMode(QPainter::CompositionMode_Plus);
  difference.drawImage(QPointF(0, 0), image.copy());
  difference.end();
  painter.drawImage(pane.topLeft(), image);
}

void ComparisonView::drawMode(QPainter& painter, const QRectF& pane) const {
  switch (m_mode) {
    case Mode::sideBySide:
      break;
    case Mode::overlay:
      drawPhotograph(painter, m_traveller, pane);
      painter.setOpacity(m_mix);
      drawPhotograph(painter, m_reference, pane);
      painter.setOpacity(1);
      break;
    case Mode::curtain: {
      const double at = pane.left() + pane.width() * m_mix;
      drawPhotograph(painter, m_reference, pane);
      painter.save();
      painter.setClipRect(QRectF(pane.left(), pane.top(), at - pane.left(), pane.height()), Qt::IntersectClip);
      painter.fillRect(pane, Theme::instance().color(Tone::photoSurround));
      drawPhotograph(painter, m_traveller, pane);
      painter.restore();
      painter.setPen(QPen(Theme::instance().color(Tone::accent), 2));
      painter.drawLine(QPointF(at, pane.top()), QPointF(at, pane.bottom()));
      break;
    }
    case Mode::blink:
      drawPhotograph(painter, m_blinkShowsReference ? m_reference : m_traveller, pane);
      break;
    case Mode::difference:
      drawDifference(painter, pane);
      break;
  }
}

void ComparisonView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const bool two = m_mode == Mode::sideBySide && m_message.isEmpty();
  const QRectF whole = rect();
  for (const QRectF& pane : two ? std::vector{leftPane(), rightPane()} : std::vector{whole}) {
    QPainterPath frame;
    frame.addRoundedRect(pane, kRadius, kRadius);
    painter.save();
    painter.setClipPath(frame);
    painter.fillRect(pane, Theme::instance().color(m_message.isEmpty() ? Tone::photoSurround : Tone::surface));
    if (m_message.isEmpty()) {
      if (!two)
        drawMode(painter, pane);
      else
        drawPhotograph(painter, pane == leftPane() ? m_traveller : m_reference, pane);
    }
    painter.restore();
  }
  if (!m_message.isEmpty()) {
    painter.setPen(Theme::instance().color(Tone::secondary));
    painter.drawText(whole.adjusted(32, 32, -32, -32), Qt::AlignCenter | Qt::TextWordWrap, m_message);
  }
  if (hasFocus()) {
    // Not in the accent: no colour may stand beside the faces.
    painter.setPen(QPen(Theme::instance().color(Tone::text), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
  }
}

void ComparisonView::wheelEvent(QWheelEvent* event) {
  const double notches = event->angleDelta().y() / 120.0;
  zoomAround(std::pow(kZoomStep, notches), event->position());
  event->accept();
}

void ComparisonView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
  m_dragged = event->position();
  m_dragsCurtain = m_mode == Mode::curtain && std::abs(event->position().x() - width() * m_mix) <= kCurtainReach;
}

void ComparisonView::mouseMoveEvent(QMouseEvent* event) {
  if (!m_dragged) return;
  if (m_dragsCurtain) return setMix(event->position().x() / width());
  m_centre -= (event->position() - *m_dragged) / pixelsPerFace(paneAt(event->position()));
  m_dragged = event->position();
  update();
}

void ComparisonView::mouseReleaseEvent(QMouseEvent*) {
  m_dragged.reset();
}

void ComparisonView::mouseDoubleClickEvent(QMouseEvent*) {
  fit();
}

void ComparisonView::keyPressEvent(QKeyEvent* event) {
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  const auto pan = [this](double x, double y) {
    m_centre += QPointF(x, y) * kPanStep / m_zoom;
    update();
  };
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomIn();
    case Qt::Key_Minus:
    case Qt::Key_Underscore:
      return zoomOut();
    case Qt::Key_0:
      return fit();
    case Qt::Key_Left:
      return shift ? pan(-1, 0) : emit candidateStep(-1);
    case Qt::Key_Right:
      return shift ? pan(1, 0) : emit candidateStep(1);
    case Qt::Key_Up:
      return shift ? pan(0, -1) : emit referenceStep(-1);
    case Qt::Key_Down:
      return shift ? pan(0, 1) : emit referenceStep(1);
    default:
      QWidget::keyPressEvent(event);
  }
}

void ComparisonView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void ComparisonView::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

}  // namespace consentry::ui
