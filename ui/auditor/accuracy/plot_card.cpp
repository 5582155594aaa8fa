// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/accuracy/plot_card.hpp"

#include <QBuffer>
#include <QChart>
#include <QChartView>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QPainter>
#include <QPromise>
#include <QPushButton>
#include <QSaveFile>
#include <QScatterSeries>
#include <QStackedLayout>
#include <QSvgGenerator>
#include <QThreadPool>
#include <QVBoxLayout>
#include <memory>
#include <utility>

#include "ui/auditor/accuracy/plot_style.hpp"
#include "ui/auditor/accuracy/plot_values.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/empty_state.hpp"
#include "ui/common/pieces.hpp"

namespace consentry::ui {
namespace {

constexpr double kPictureScale = 2;  // of PNG pictures, for print
constexpr double kMarkSize = 11;     // px

/// Away from the window's thread, which touches no file. Empty when it went well.
QFuture<QString> writeFile(const QString& file, const QByteArray& bytes) {
  auto promise = std::make_shared<QPromise<QString>>();
  QFuture<QString> future = promise->future();
  promise->start();
  QThreadPool::globalInstance()->start([promise, file, bytes] {
    QSaveFile out(file);
    const bool written = out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
    promise->addResult(written ? QString() : out.errorString());
    promise->finish();
  });
  return future;
}

}  // namespace

PlotCard::PlotCard(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_name(name),
      m_values(new PlotValues(this)),
      m_view(new QChartView),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("%1: figures").arg(name))),
      m_summary(metaLabel({})),
      m_empty(new EmptyState),
      m_stack(new QStackedLayout),
      m_save(plainButton(tr("Save picture…"))) {
  m_view->setRenderHint(QPainter::Antialiasing);
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->setFocusPolicy(Qt::NoFocus);
  m_view->viewport()->setFocusPolicy(Qt::NoFocus);
  m_view->setAccessibleName(name);
  m_table->setModel(m_values);
  connect(m_table, &DataTable::currentRowChanged, this, &PlotCard::mark);
  connect(m_save, &QPushButton::clicked, this, &PlotCard::choosePictureFile);

  auto* words = new QHBoxLayout;
  words->addWidget(m_summary, 1);
  words->addWidget(m_save, 0, Qt::AlignTop);
  auto* picture = card();
  auto* column = new QVBoxLayout(picture);
  column->setContentsMargins(12, 10, 12, 8);
  column->setSpacing(6);
  column->addLayout(words);
  column->addWidget(m_view, 1);
  auto* both = new QWidget;
  auto* row = new QHBoxLayout(both);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(14);
  row->addWidget(picture, 1);
  row->addWidget(m_table);
  auto* nothing = card();
  auto* middle = new QVBoxLayout(nothing);
  middle->addWidget(m_empty);
  m_stack->addWidget(nothing);
  m_stack->addWidget(both);
  m_stack->setContentsMargins(0, 0, 0, 0);
  setLayout(m_stack);
  connect(&Theme::instance(), &Theme::changed, this, &PlotCard::draw);
}

PlotCard::~PlotCard() = default;

void PlotCard::setEmptyText(const QString& title, const QString& text) {
  m_empty->set(QStringLiteral("accuracy"), title, text);
}

void PlotCard::setPlot(std::function<Plot()> make) {
  m_make = std::move(make);
  draw();
}

void PlotCard::draw() {
  m_mark = nullptr;
  m_stack->setCurrentIndex(m_make ? 1 : 0);
  if (!m_make) return;
  Plot plot = m_make();
  const std::unique_ptr<QChart> before(m_view->chart());
  m_view->setChart(plot.chart.release());
  m_view->setBackgroundBrush(Theme::instance().color(Tone::surface));
  m_view->setAccessibleDescription(plot.summary);
  m_summary->setText(plot.summary);
  const QList<int> widths = plot.table.widths;
  const int width = plot.table.width;
  m_values->setTable(std::move(plot.table));
  m_table->setColumnWidths(widths);
  m_table->setFixedWidth(width);
}

void PlotCard::mark(int row) {
  QChart* chart = m_view->chart();
  if (m_mark) chart->removeSeries(m_mark);
  delete std::exchange(m_mark, nullptr);
  if (row < 0 || row >= m_values->table().points.size()) return;
  const Theme& theme = Theme::instance();
  m_mark = new QScatterSeries;
  m_mark->setMarkerSize(kMarkSize);
  m_mark->setColor(theme.color(Tone::surface));
  m_mark->setBorderColor(theme.color(Tone::text));
  m_mark->append(m_values->table().points[row]);
  chart->addSeries(m_mark);
  for (QAbstractAxis* axis : chart->axes()) m_mark->attachAxis(axis);
  hideFromLegend(*chart, m_mark);
}

QByteArray PlotCard::picture(const QString& kind) const {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPainter painter;
  if (kind == QStringLiteral("svg")) {
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setViewBox(m_view->rect());
    svg.setTitle(m_name);
    svg.setDescription(m_summary->text());
    painter.begin(&svg);
    m_view->render(&painter);
    painter.end();
    return bytes;
  }
  QImage image((QSizeF(m_view->size()) * kPictureScale).toSize(), QImage::Format_RGB32);
  image.fill(Theme::instance().color(Tone::surface));
  painter.begin(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  m_view->render(&painter);
  painter.end();
  image.save(&buffer, "PNG");
  return bytes;
}

void PlotCard::choosePictureFile() {
  auto* dialog = new QFileDialog(this, tr("Save the picture"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)")});
  dialog->setDefaultSuffix(QStringLiteral("png"));
  connect(dialog, &QFileDialog::fileSelected, this, &PlotCard::save);
  dialog->open();
}

void PlotCard::save(const QString& file) {
  const bool svg = file.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive);
  writeFile(file, picture(svg ? QStringLiteral("svg") : QStringLiteral("png")))
      .then(this, [this, file](const QString& problem) {
        if (problem.isEmpty())
          emit pictureSaved(file);
        else
          emit pictureFailed(problem);
      });
}

}  // namespace consentry::ui
