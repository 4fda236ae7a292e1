"""Expected pictures, and how a picture is compared with one."""
