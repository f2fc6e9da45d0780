/** What happened according to the two seeds, read by hand: date (EDTF), words out of the clause, status. */
export const seedEvents: Readonly<
  Record<string, readonly { readonly date: string; readonly quote: string; readonly status: string }[]>
> = {
  '000_a3f0bff099e31b92.txt': [
    { date: '2007-09-12', quote: 'In a September 12 meeting with DAS David Kramer', status: 'stated' },
    { date: '2007-10', quote: 'a General Amnesty in early October', status: 'planned' },
    { date: '2007-04', quote: "discussed during Kramer's April visit to Minsk (reftel)", status: 'stated' },
    { date: '2007-10-02', quote: 'when it reconvenes on October 2', status: 'planned' },
    {
      date: '2007-09-07',
      quote: 'Aleksandr Lukashenka submitted the amnesty proposal to parliament on September 7',
      status: 'stated',
    },
    { date: '2007-04', quote: "as had been discussed during Kramer's April visit to Minsk", status: 'stated' },
    { date: '2007-06-28', quote: 'the two of them last met on June 28', status: 'stated' },
    {
      date: '2007-08',
      quote: 'the USG had expanded the categories of Belarus officials subject to visa restrictions in August',
      status: 'stated',
    },
    { date: '1996', quote: 'Lukashenka disbanded his parliament in 1996', status: 'stated' },
  ],
  '002_6a6b67eeadef4280.txt': [
    {
      date: 'XXXX-04',
      quote: 'Back in April, former Assistant Secretary of State David Kramer cowrote a piece for FP',
      status: 'stated',
    },
  ],
};
