<?php
/**
 * A WordPress that runs from its folder alone: no server, no database, no plugin, no theme.
 *
 * Everything of it is loaded in its own order, with its own default filters, so that `the_content` is the real chain. What
 * asks the database is answered here: options by a short list, everything else by "nothing there"; what is written is kept
 * in `written`, which is how a saved post is seen.
 */

// phpcs:ignoreFile -- no part of WordPress

function load_wordpress(string $folder, string $home): void
{
    error_reporting(E_ALL & ~E_DEPRECATED & ~E_WARNING & ~E_NOTICE);
    define('ABSPATH', rtrim($folder, '/') . '/');
    define('WPINC', 'wp-includes');
    $content = sys_get_temp_dir() . '/kotak-fakta-cms-' . getmypid();
    mkdir($content);
    register_shutdown_function(fn() => @rmdir($content));
    define('WP_CONTENT_DIR', $content);
    define('WP_HOME', $home);
    define('WP_SITEURL', $home);
    define('DISABLE_WP_CRON', true);
    foreach (['NAME', 'USER', 'PASSWORD', 'HOST', 'COLLATE'] as $name) {
        define("DB_$name", '');
    }
    define('DB_CHARSET', 'utf8mb4');
    foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
        define("{$name}_KEY", $name);
        define("{$name}_SALT", $name);
    }
    $address = parse_url($home);
    $_SERVER['HTTP_HOST'] = $_SERVER['SERVER_NAME'] = $address['host'];
    $_SERVER['REQUEST_URI'] = '/';
    $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
    $_SERVER['REQUEST_METHOD'] = 'GET';
    $_SERVER['REMOTE_ADDR'] = '127.0.0.1';
    $_SERVER['HTTPS'] = $address['scheme'] === 'https' ? 'on' : '';

    // What wp-settings.php sets stays global, as it is when a page is served.
    foreach (['table_prefix', 'wpdb', 'wp_version', 'wp_db_version', 'required_php_version', 'required_mysql_version',
        'wp_local_package', 'tinymce_version', 'blog_id', 'wp_plugin_paths', 'wp_query', 'wp_the_query', 'wp_rewrite', 'wp',
        'wp_widget_factory', 'wp_roles', 'wp_locale', 'wp_locale_switcher', 'shortcode_tags', 'wp_embed', 'wp_filter',
        'locale', 'wp_textdomain_registry', 'wp_theme_directories', 'pagenow', 'wp_object_cache'] as $name) {
        global $$name;
    }
    $table_prefix = 'wp_';
    require_once ABSPATH . WPINC . '/plugin.php';
    require_once ABSPATH . WPINC . (is_file(ABSPATH . WPINC . '/class-wpdb.php') ? '/class-wpdb.php' : '/wp-db.php');
    require_once __DIR__ . '/no-database.php';
    $wpdb = new NoDatabase();
    require ABSPATH . 'wp-settings.php';
}
