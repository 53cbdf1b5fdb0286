import { crc32, deflateSync } from 'node:zlib'

/** A small picture: a warm gradient with a darker spot, different for every `shade` (0 to 1). */
export function drawPng(shade: number, width = 320, height = 200): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y += 1) {
    const row = y * (1 + width * 3) + 1
    for (let x = 0; x < width; x += 1) rows.set(colourAt(x / width, y / height, shade), row + x * 3)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function colourAt(x: number, y: number, shade: number): [number, number, number] {
  const spot = Math.hypot(x - 0.3 - shade * 0.4, y - 0.55) < 0.18 ? 0.45 : 1
  const light = (0.55 + 0.4 * (1 - y)) * spot
  return [Math.round(235 * light), Math.round((190 - 60 * shade) * light), Math.round((150 - 90 * x) * light)]
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}
