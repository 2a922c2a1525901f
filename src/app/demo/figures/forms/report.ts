import type { FormValues } from '../../../../forms/rules/values.ts';

/** DT22: the paragraphs of the board's report; its figures are computed. */
export function reportForm(name: string): FormValues {
  const text = (sentence: string) => `${sentence} (Nội dung minh họa, ${name.toLowerCase()}.)`;
  return {
    cells: {
      A01: text('Kinh tế - xã hội vùng đồng bào dân tộc thiểu số tiếp tục phát triển ổn định.'),
      A02: text('Đời sống nhân dân cơ bản ổn định; sản xuất nông, lâm nghiệp đúng khung thời vụ.'),
      A03: text('Công tác giáo dục, y tế, văn hóa được duy trì.'),
      A04: text('An ninh chính trị, trật tự an toàn xã hội được giữ vững.'),
      A05: text('Các chương trình, chính sách dân tộc được triển khai theo kế hoạch.'),
      A06: text('Cơ quan công tác dân tộc hoàn thành các nhiệm vụ được giao trong kỳ.'),
      A07: text('Địa bàn rộng, giao thông đi lại khó khăn; một số đơn vị gửi báo cáo chậm.'),
      A08: text('Tiếp tục đôn đốc các đơn vị nộp phiếu đúng hạn và rà soát số liệu.'),
      A09: text('Đề nghị bố trí kinh phí duy trì hệ thống.'),
    },
    lists: {},
  };
}
