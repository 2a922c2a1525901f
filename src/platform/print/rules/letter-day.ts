/** Day in a document's head (NĐ 30/2020, Phụ lục I): days below 10 and months 1, 2 with a leading zero. */
export const letterDay = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `ngày ${date} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
};

/** Left open for the pen: the year stands already. */
export const openDay = (year: string): string => `ngày …… tháng …… năm ${year}`;

/** A number below 10 with a leading zero: `05/BC-BDT`. Other texts as they are. */
export const letterNumber = (number: string): string => number.replace(/^(\d)(?=\/|$)/, '0$1');
