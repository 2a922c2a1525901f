import type { AxisNode, CheckDefinition, FormDefinition, Section } from './definition.ts';
import { codeOf, isEthnic, isGroup, nodesOf, walk } from './edit/tree.ts';
import type { Finding, FindingPlace } from './finding.ts';

const CODE = /^[A-Z][A-Z0-9_]{0,19}$/;
const CHECK_CODE = /^[A-Z][A-Z0-9_-]{0,29}$/;
const FORM_CODE = /^[A-Z][A-Z0-9]{1,15}$/;
const MEANING = /^[A-Z][A-Z0-9_]{0,39}$/;
const CODE_RULE = 'Mã bắt đầu bằng chữ in hoa, chỉ gồm chữ in hoa không dấu, chữ số và gạch dưới, dài nhất 20 ký tự.';
/** Letters of other alphabets that look like ours: Cyrillic, Greek. */
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\uFF00-\uFFEF]/u;

const codeFault = (code: string, rule = CODE_RULE): string =>
  LOOK_ALIKE.test(code)
    ? `Mã “${code}” có chữ trông giống chữ La-tinh nhưng thuộc bảng chữ khác. Gõ lại mã bằng bàn phím tiếng Việt.`
    : rule;

const finding = (where: string, place: FindingPlace, message: string): Finding => ({ place, where, message });

const formLacks = (definition: FormDefinition): Finding[] => {
  const { code, title, sector, periodKinds, verifier, sections } = definition;
  const lacks: [boolean, string, string][] = [
    [
      !FORM_CODE.test(code),
      'code',
      codeFault(code, 'Mã phiếu gồm 2 đến 16 chữ in hoa không dấu và chữ số, bắt đầu bằng chữ.'),
    ],
    [title === '', 'title', 'Phiếu chưa có tên. Ghi tên phiếu như trong văn bản ban hành.'],
    [sector === '', 'sector', 'Chưa chọn lĩnh vực của phiếu.'],
    [periodKinds.length === 0, 'periodKinds', 'Chưa chọn kỳ báo cáo. Chọn ít nhất một kỳ.'],
    [verifier === '', 'verifier', 'Chưa chọn cơ quan xác thực số liệu của phiếu.'],
    [sections.length === 0, 'sections', 'Phiếu chưa có mục nào. Thêm một bảng, một danh sách hoặc một phần lời văn.'],
  ];
  return lacks.flatMap(([lacking, field, message]) => (lacking ? [finding(code, { field }, message)] : []));
};

type Axis = 'rows' | 'columns';
const nounOf: Readonly<Record<Axis, string>> = { rows: 'dòng', columns: 'cột' };

const nodeLacks = (form: string, section: Section, axis: Axis, node: AxisNode): Finding[] => {
  const code = codeOf(node);
  const place = { section: section.code, ...(axis === 'rows' ? { row: code } : { column: code }) };
  const where = `${form} › ${section.code} › ${code}`;
  const say = (field: string, message: string): Finding => finding(where, { ...place, field }, message);
  if (isEthnic(node))
    return node.ethnicGroups.length === 0 ? [say('ethnicGroups', 'Chưa chọn dân tộc nào cho nhóm này.')] : [];
  const lacks =
    node.label === '' ? [say('label', `${isGroup(node) ? 'Nhóm' : `Mã ${code}`} chưa có tên ${nounOf[axis]}.`)] : [];
  if (isGroup(node))
    return node.children.length === 0
      ? [
          ...lacks,
          say(
            'children',
            `Nhóm “${node.label}” chưa có ${nounOf[axis]} nào. Thêm ${nounOf[axis]} vào nhóm hoặc bỏ nhóm.`,
          ),
        ]
      : lacks;
  if (!CODE.test(code)) lacks.push(say('code', codeFault(code)));
  if (node.indicator !== undefined && !MEANING.test(node.indicator))
    lacks.push(
      say('indicator', codeFault(node.indicator, 'Mã chỉ tiêu chỉ gồm chữ in hoa không dấu, chữ số và gạch dưới.')),
    );
  if (node.options?.some((option) => option.trim() === ''))
    lacks.push(say('options', 'Có lựa chọn để trống. Ghi tên lựa chọn hoặc bỏ đi.'));
  return lacks;
};

const sectionLacks = (form: string, section: Section): Finding[] => {
  const where = `${form} › ${section.code}`;
  const say = (field: string, message: string): Finding => finding(where, { section: section.code, field }, message);
  const axes: Axis[] =
    section.shape === 'table' ? ['rows', 'columns'] : section.shape === 'list' ? ['columns'] : ['rows'];
  return [
    ...(CODE.test(section.code) ? [] : [say('code', codeFault(section.code))]),
    ...(section.title === '' ? [say('title', 'Mục chưa có tên.')] : []),
    ...axes.flatMap((axis) => {
      const nodes = nodesOf(section, axis);
      if (nodes.length === 0) return [say(axis, `Mục “${section.title}” chưa có ${nounOf[axis]} nào.`)];
      return walk(nodes).flatMap(({ node }) => nodeLacks(form, section, axis, node));
    }),
  ];
};

const checkLacks = (form: string, { id, section, expression, message }: CheckDefinition): Finding[] => {
  const where = `${form} › ${section} › ${id}`;
  const say = (field: string, text: string): Finding => finding(where, { section, check: id, field }, text);
  return [
    ...(CHECK_CODE.test(id)
      ? []
      : [say('id', codeFault(id, 'Mã quy tắc chỉ gồm chữ in hoa không dấu, chữ số, gạch dưới và gạch nối.'))]),
    ...(expression.trim() === '' ? [say('expression', 'Quy tắc chưa có điều kiện kiểm tra.')] : []),
    ...(message === '' ? [say('message', 'Quy tắc chưa có lời nhắc cho người nhập.')] : []),
  ];
};

/** What a definition that is being made still lacks: names, codes, rows, columns. The compiler says the rest. */
export const lacksOf = (definition: FormDefinition): Finding[] => [
  ...formLacks(definition),
  ...definition.sections.flatMap((section) => sectionLacks(definition.code, section)),
  ...definition.checks.flatMap((check) => checkLacks(definition.code, check)),
];
