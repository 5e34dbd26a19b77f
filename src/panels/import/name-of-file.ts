/** What a design is called that comes from a file of this name: `shop` for `shop.sql.gz`. */
export const nameOfFile = (file: string): string => file.replace(/\.\w+(\.gz)?$/i, '')
