<?php
/** A database that holds a few options and remembers what is written to it. */
class NoDatabase extends wpdb
{
    public $charset = 'utf8mb4';
    public $ready = true;
    /** Columns are of this character set: `utf8` is what sites have that were set up before 2015 and never converted. */
    public string $columns = 'utf8mb4';
    /** @var array<string, array> the last row written, by table */
    public array $written = [];
    private array $rows = [
        'siteurl' => WP_SITEURL,
        'home' => WP_HOME,
        'blogname' => 'Berita Contoh',
        'blog_charset' => 'UTF-8',
        'use_smilies' => '1',
        'use_balanceTags' => '0',
        'stylesheet' => 'none',
        'template' => 'none',
        'active_plugins' => 'a:0:{}',
        'permalink_structure' => '',
        'gmt_offset' => '7',
        'default_category' => '1',
        'cron' => 'a:1:{s:7:"version";i:2;}',
        'db_version' => '99999',
        'finished_splitting_shared_terms' => '1',
        'can_compress_scripts' => '0',
    ];

    public function __construct()
    {
        // WordPress sets the prefix itself.
    }

    public function query($query)
    {
        $this->last_result = [];
        return 0;
    }

    public function get_results($query = null, $output = OBJECT)
    {
        if (str_contains((string) $query, 'option_name, option_value')) {
            $found = [];
            foreach ($this->rows as $name => $value) {
                $found[] = (object) ['option_name' => $name, 'option_value' => $value];
            }
            return $found;
        }
        return [];
    }

    public function get_row($query = null, $output = OBJECT, $y = 0)
    {
        // The post that has just been saved, as it would come from the table.
        if (str_contains((string) $query, "FROM {$this->posts} WHERE ID = 1 ") && isset($this->written[$this->posts])) {
            return (object) (['ID' => 1] + $this->written[$this->posts]);
        }
        return null;
    }

    public function get_var($query = null, $x = 0, $y = 0)
    {
        return null;
    }

    public function get_col($query = null, $x = 0)
    {
        return [];
    }

    public function get_col_charset($table, $column)
    {
        return $this->columns;
    }

    public function insert($table, $data, $format = null)
    {
        $this->written[$table] = $data;
        $this->insert_id = 1;
        return 1;
    }

    public function update($table, $data, $where, $format = null, $where_format = null)
    {
        $this->written[$table] = $data + ($this->written[$table] ?? []);
        return 1;
    }

    public function delete($table, $where, $where_format = null)
    {
        return 0;
    }

    public function _real_escape($data)
    {
        return addslashes((string) $data);
    }

    public function db_version()
    {
        return '8.0';
    }

    public function db_server_info()
    {
        return '8.0';
    }

    public function has_cap($capability)
    {
        return true;
    }

    public function check_connection($allow_bail = true)
    {
        return true;
    }
}
