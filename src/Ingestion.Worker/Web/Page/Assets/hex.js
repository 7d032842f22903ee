const width = 16;

/** Bytes in Base64 as lines of offset, hexadecimal and ASCII. */
export function hexDump(base64) {
  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
  const lines = [];
  for (let at = 0; at < bytes.length; at += width) {
    const row = [...bytes.subarray(at, at + width)];
    const hex = row.map(byte => byte.toString(16).padStart(2, '0')).join(' ').padEnd(width * 3 - 1);
    const ascii = row.map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex}  ${ascii}`);
  }
  return lines.join('\n');
}
