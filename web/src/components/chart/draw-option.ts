import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, use as addParts } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import type { ChartOption, Looks } from './looks.ts'

addParts([
  BarChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
  SVGRenderer,
])

/** What was clicked: which series, and which of its values. */
export interface Picked {
  series: number
  index: number
}

export interface DrawnOption {
  /** `says`: all that it tells, also by functions of its option; the same is not drawn anew. */
  show(build: (looks: Looks) => ChartOption, says: string): void
  /** As a picture, twice as fine as on the screen, on the card's colour. */
  png(): string
  end(): void
}

/** Draws into an element in the colours of its theme, keeps to its size, and tells what is clicked. */
export function drawOption(element: HTMLElement, onPick: (picked: Picked) => void): DrawnOption {
  const chart = init(element, null, { renderer: 'svg' })
  chart.on('click', ({ componentType, seriesIndex, dataIndex }) => {
    if (componentType === 'series') onPick({ series: seriesIndex ?? 0, index: dataIndex })
  })
  let shown: ChartOption = {}
  let latest: { build: (looks: Looks) => ChartOption; says: string; width: number; drawn: string } | null =
    null
  const show: DrawnOption['show'] = (build, says) => {
    const next = build(looksOf(element))
    // Drawing anew closes the tooltip that somebody reads, and pages render more often than their figures change.
    const drawn = JSON.stringify([next, says])
    const isSame = latest?.drawn === drawn
    latest = { build, says, width: element.clientWidth, drawn }
    if (isSame) return
    shown = next
    chart.setOption(shown, { notMerge: true })
  }
  const sizes = new ResizeObserver(() => {
    chart.resize()
    // Some of it, such as where names stand, is laid out by its width.
    if (latest !== null && latest.width !== element.clientWidth) show(latest.build, latest.says)
  })
  sizes.observe(element)
  return {
    show,
    png: () => {
      const { clientWidth: width, clientHeight: height } = element
      // It reads attributes of what it draws into, also where that stands in no document.
      const copy = init(document.createElement('div'), null, {
        renderer: 'canvas',
        width,
        height,
        devicePixelRatio: 2,
      })
      try {
        copy.setOption({ ...shown, animation: false })
        return copy.getDataURL({
          type: 'png',
          pixelRatio: 2,
          backgroundColor: looksOf(element).colour('--card'),
        })
      } finally {
        copy.dispose()
      }
    },
    end: () => {
      sizes.disconnect()
      chart.dispose()
    },
  }
}

function looksOf(element: HTMLElement): Looks {
  const style = getComputedStyle(element)
  const colour = (name: string) => plainColour(style.getPropertyValue(name).trim())
  return {
    colour,
    text: { color: colour('--muted'), fontFamily: style.fontFamily },
    width: element.clientWidth,
  }
}

const plain = new Map<string, string>()

/** As red, green and blue: what mixes colours for a heat map knows no other spaces. */
function plainColour(colour: string): string {
  const known = plain.get(colour)
  if (known !== undefined) return known
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')
  if (context === null) return colour
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data
  const found = `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`
  plain.set(colour, found)
  return found
}
