import type { Page } from 'playwright-core'

/** What does not fit on the page as it stands: the page itself, and every control that is cut off. */
export async function outside(page: Page, where: string): Promise<string[]> {
  const found = await page.evaluate(() => {
    const slack = 1
    const { scrollWidth, clientWidth } = document.documentElement
    const faults = scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px too wide`] : []
    const controls = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type="hidden"], [type="file"]), textarea, select, [role="tab"], [role="switch"]',
    )
    for (const control of controls) {
      const box = control.getBoundingClientRect()
      // Only for screen readers, or not on the screen at all.
      if (getComputedStyle(control).clipPath !== 'none') continue
      if (box.width <= 2 || box.height <= 2 || !control.checkVisibility({ visibilityProperty: true }))
        continue
      const room = roomOf(control)
      if (room !== null && (box.left < room.left - slack || box.right > room.right + slack))
        faults.push(
          `${nameOf(control)} stands from ${box.left} to ${box.right}, seen is ${room.left} to ${room.right}`,
        )
      const { overflowX, textOverflow } = getComputedStyle(control)
      if (
        textOverflow !== 'ellipsis' &&
        overflowX !== 'auto' &&
        control.scrollWidth > control.clientWidth + 2
      )
        if (!control.matches('input, textarea, [aria-label]'))
          faults.push(`${nameOf(control)} is wider than its box`)
    }
    return faults

    /** Between which edges something can be seen; null where one can scroll to it. */
    function roomOf(element: HTMLElement) {
      let room = { left: 0, right: innerWidth }
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        const { overflowX } = getComputedStyle(above)
        if (overflowX === 'visible') continue
        if ((overflowX === 'auto' || overflowX === 'scroll') && above.scrollWidth > above.clientWidth)
          return null
        const { left, right } = above.getBoundingClientRect()
        room = { left: Math.max(room.left, left), right: Math.min(room.right, right) }
      }
      return room
    }
    function nameOf(element: HTMLElement) {
      return `“${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}” (${element.tagName.toLowerCase()})`
    }
  })
  return found.map((fault) => `${where}: ${fault}`)
}
