// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.hpp"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <array>
#include <utility>

/// The linker drops a static library's resources that nobody names; the macro must stand outside every namespace.
static void keepResources() {
  Q_INIT_RESOURCE(resources);
}

namespace consentry::ui {
namespace {

struct Shade {
  Tone tone;
  const char* word;  ///< as the style sheet names it
  QRgb light;
  QRgb dark;
};

constexpr std::array kShades{
    Shade{Tone::window, "window", 0xFFF6F7F9, 0xFF16191D},
    Shade{Tone::surface, "surface", 0xFFFFFFFF, 0xFF1E2227},
    Shade{Tone::line, "line", 0xFFDDE1E6, 0xFF333A42},
    Shade{Tone::controlLine, "controlLine", 0xFFC4CAD1, 0xFF454D57},
    Shade{Tone::text, "text", 0xFF1B1F24, 0xFFE6E8EB},
    Shade{Tone::secondary, "secondary", 0xFF57606A, 0xFF9AA4AF},
    Shade{Tone::accent, "accent", 0xFF1F5FBF, 0xFF6EA8FE},
    Shade{Tone::accentSoft, "accentSoft", 0xFFEDF3FC, 0xFF22304A},
    Shade{Tone::accentPressed, "accentPressed", 0xFF184C99, 0xFF8DBBFF},
    Shade{Tone::onAccent, "onAccent", 0xFFFFFFFF, 0xFF10151C},
    Shade{Tone::hover, "hover", 0xFFF0F3F6, 0xFF282D34},
    Shade{Tone::green, "green", 0xFF1A7F37, 0xFF57AB5A},
    Shade{Tone::amber, "amber", 0xFF9A6700, 0xFFD4A72C},
    Shade{Tone::red, "red", 0xFFB42318, 0xFFF47067},
    Shade{Tone::redDark, "redDark", 0xFF8B1A11, 0xFFFF8A80},
    Shade{Tone::band, "band", 0xFF9B1C13, 0xFF8E1F17},
    Shade{Tone::onRed, "onRed", 0xFFFFFFFF, 0xFFFFFFFF},
    Shade{Tone::photoSurround, "photoSurround", 0xFF858585, 0xFF797979},
    Shade{Tone::seriesBlue, "seriesBlue", 0xFF0072B2, 0xFF56B4E9},
    Shade{Tone::seriesOrange, "seriesOrange", 0xFFC75000, 0xFFE69F00},
    Shade{Tone::seriesGreen, "seriesGreen", 0xFF007A59, 0xFF3CC9A0},
    Shade{Tone::seriesPurple, "seriesPurple", 0xFFA8568A, 0xFFD98CB8},
};

QRgb rgb(Tone tone, ThemeKind kind) {
  for (const Shade& shade : kShades)
    if (shade.tone == tone) return kind == ThemeKind::light ? shade.light : shade.dark;
  return 0xFF7F7F7F;
}

QFont pixelFont(int pixels, QFont::Weight weight = QFont::Normal) {
  QFont font;
  font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK KR")});
  font.setPixelSize(pixels);
  font.setWeight(weight);
  return font;
}

/// Renders at the size and ratio asked for, in the tone's colour of the theme in force when painted.
class ToneIconEngine : public QIconEngine {
 public:
  ToneIconEngine(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    painter->drawPixmap(rect, shaded(rect.size() * painter->device()->devicePixelRatio(), mode));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return shaded(size, mode); }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal ratio) override {
    QPixmap pixmap = shaded(size, mode);
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
  }
  QIconEngine* clone() const override { return new ToneIconEngine(m_name, m_tone); }

 private:
  [[nodiscard]] QPixmap shaded(const QSize& size, QIcon::Mode mode) const {
    QPixmap pixmap =
        Theme::instance().pixmap(m_name, mode == QIcon::Disabled ? Tone::controlLine : m_tone, size.width());
    return pixmap;
  }

  QString m_name;
  Tone m_tone;
};

QPalette paletteFor(const Theme& theme) {
  QPalette palette;
  const auto set = [&](QPalette::ColorRole role, Tone tone) { palette.setColor(role, theme.color(tone)); };
  set(QPalette::Window, Tone::window);
  set(QPalette::WindowText, Tone::text);
  set(QPalette::Base, Tone::surface);
  set(QPalette::AlternateBase, Tone::window);
  set(QPalette::Text, Tone::text);
  set(QPalette::Button, Tone::surface);
  set(QPalette::ButtonText, Tone::text);
  set(QPalette::ToolTipBase, Tone::surface);
  set(QPalette::ToolTipText, Tone::text);
  set(QPalette::PlaceholderText, Tone::secondary);
  set(QPalette::Highlight, Tone::accentSoft);
  set(QPalette::HighlightedText, Tone::text);
  set(QPalette::Link, Tone::accent);
  set(QPalette::LinkVisited, Tone::accent);
  set(QPalette::Mid, Tone::line);
  set(QPalette::Midlight, Tone::line);
  set(QPalette::Light, Tone::surface);
  set(QPalette::Dark, Tone::line);
  set(QPalette::Shadow, Tone::line);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, theme.color(Tone::secondary));
  return palette;
}

/// The style sheet with every @name put in as its colour.
QString styleSheet(ThemeKind kind) {
  keepResources();
  QFile file(QStringLiteral(":/style.qss"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QString sheet = QString::fromUtf8(file.readAll());
  for (const Shade& shade : kShades) {
    const QColor color(kind == ThemeKind::light ? shade.light : shade.dark);
    sheet.replace(QRegularExpression(QStringLiteral("@%1\\b").arg(QLatin1String(shade.word))), color.name());
  }
  return sheet.replace(QStringLiteral("@theme"),
                       kind == ThemeKind::light ? QStringLiteral("light") : QStringLiteral("dark"));
}

}  // namespace

Theme& Theme::instance() {
  static Theme theme;
  return theme;
}

void Theme::apply(QApplication& application, ThemeKind kind) {
  m_kind = kind;
  QPixmapCache::clear();
  application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  application.setPalette(paletteFor(*this));
  application.setFont(body());
  application.setStyleSheet(styleSheet(kind));
  emit changed();
}

QColor Theme::color(Tone tone) const {
  return QColor(rgb(tone, m_kind));
}

QIcon Theme::icon(const QString& name, Tone tone) const {
  return QIcon(new ToneIconEngine(name, tone));
}

QPixmap Theme::pixmap(const QString& name, Tone tone, int size, double ratio) const {
  const QString key = QStringLiteral("%1/%2/%3/%4").arg(name, this->name(tone)).arg(size).arg(ratio);
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;

  keepResources();
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QSvgRenderer renderer(file.readAll().replace("currentColor", this->name(tone).toLatin1()));
  const int pixels = qRound(size * ratio);
  pixmap = QPixmap(pixels, pixels);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  renderer.render(&painter, QRectF(0, 0, pixels, pixels));
  painter.end();
  pixmap.setDevicePixelRatio(ratio);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

QFont Theme::body() {
  return pixelFont(13);
}
QFont Theme::strong() {
  return pixelFont(13, QFont::DemiBold);
}
QFont Theme::meta() {
  return pixelFont(11);
}
QFont Theme::title() {
  return pixelFont(17, QFont::DemiBold);
}

QFont Theme::mono() {
  QFont font = pixelFont(12);
  font.setFamilies({QStringLiteral("Noto Sans Mono"), QStringLiteral("monospace")});
  return font;
}

}  // namespace consentry::ui
