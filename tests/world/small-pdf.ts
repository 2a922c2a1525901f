const objects = (text: string): string[] => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  `<< /Title (${text}) >>`,
];

/** A whole PDF of one empty page (ISO 32000): its objects, their table, its end. */
export const smallPdf = (text = 'van ban'): Buffer => {
  const offsets: number[] = [];
  let body = '%PDF-1.7\n';
  for (const [at, object] of objects(text).entries()) {
    offsets.push(Buffer.byteLength(body));
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = offsets.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${Buffer.byteLength(body)}\n%%EOF\n`;
  return Buffer.from(body + table + trailer);
};
