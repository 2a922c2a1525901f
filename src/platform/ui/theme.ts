import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Indigo (chàm): structure and primary actions. */
const indigo: MantineColorsTuple = [
  '#eef2f9',
  '#dce4f0',
  '#bccade',
  '#97a9c8',
  '#7389b2',
  '#566f9c',
  '#405a87',
  '#304a71',
  '#23395b',
  '#192a45',
];
/** Brocade red: only what is wrong or late. */
const brocade: MantineColorsTuple = [
  '#fdecea',
  '#f9d7d4',
  '#f0aca7',
  '#e5807a',
  '#d75b53',
  '#c7443d',
  '#b3322c',
  '#962823',
  '#7a201c',
  '#5e1815',
];
/** Ochre: what needs a look. */
const ochre: MantineColorsTuple = [
  '#fdf3df',
  '#fae6bf',
  '#f3ce86',
  '#ebb654',
  '#e0a235',
  '#c98a1b',
  '#a97013',
  '#855607',
  '#6a4406',
  '#4f3306',
];
/** Pine green: done. */
const pine: MantineColorsTuple = [
  '#e7f3ec',
  '#cfe6d9',
  '#a0ccb3',
  '#71b18d',
  '#4c966d',
  '#3c8058',
  '#2f6b4f',
  '#255640',
  '#1c4231',
  '#132e22',
];

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: 8,
  colors: { indigo, brocade, ochre, pine },
  black: '#1c2430',
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontFamilyMonospace: "'Inter Figures', 'Be Vietnam Pro', system-ui, sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.4' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.5' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.5' },
    },
  },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ModalRoot: { defaultProps: { transitionProps: { duration: 0 } } },
    Modal: {
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Đóng' }, transitionProps: { duration: 0 } },
    },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    // The list itself scrolls, so that it is one combobox popup to assistive technology.
    Select: { defaultProps: { withScrollArea: false, styles: { options: { maxHeight: 260, overflowY: 'auto' } } } },
    MultiSelect: {
      defaultProps: { withScrollArea: false, styles: { options: { maxHeight: 260, overflowY: 'auto' } } },
    },
    PasswordInput: {
      defaultProps: { visibilityToggleButtonProps: { 'aria-label': 'Hiện hoặc ẩn mật khẩu', tabIndex: 0 } },
    },
  },
});
