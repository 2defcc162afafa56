# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,580 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'latency.svg'
set arrow from screen 0.714583,0.814466 to screen 0.7375,0.814466 nohead front lc rgb '#0b65b0' lw 2.6 dt 1
set arrow from screen 0.714583,0.742052 to screen 0.7375,0.742052 nohead front lc rgb '#c8500a' lw 1.7 dt 1
set arrow from screen 0.714583,0.669638 to screen 0.7375,0.669638 nohead front lc rgb '#59636e' lw 1.71 dt (6,4)
set label '{/:Bold vae, the best, scores half of the rows within 2.4 µs and 99 % within 7.6 µs}' enhanced at screen 0.025,0.946931 left front font ',18' textcolor rgb '#1b2128'
set label 'retail · 120 rows measured, 6 of them anomalous · seed 1' noenhanced at screen 0.025,0.909595 left front font ',12.5' textcolor rgb '#59636e'
set label 'Rows are scored one by one, after a warm-up. Times depend on the machine and on what else it does: compare them within this picture.' noenhanced at screen 0.025,0.0382931 left front font ',11' textcolor rgb '#59636e'
set label 'time to score one row (log)' noenhanced at screen 0.376042,0.0834828 center front font ',11' textcolor rgb '#59636e'
set label 'share of the rows' noenhanced at screen 0.03125,0.858086 left front font ',11' textcolor rgb '#59636e'
set label 'best by AP first' noenhanced at screen 0.714583,0.8555 left front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.745833,0.814466 left front font ',12.5' textcolor rgb '#1b2128'
set label 'p50 2.4 µs  p95 6.4 µs  p99 7.6 µs' noenhanced at screen 0.745833,0.785155 left front font ',11' textcolor rgb '#59636e'
set label 'knn' noenhanced at screen 0.745833,0.742052 left front font ',12.5' textcolor rgb '#1b2128'
set label 'p50 242 µs  p95 646 µs  p99 768 µs' noenhanced at screen 0.745833,0.712741 left front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.745833,0.669638 left front font ',12.5' textcolor rgb '#1b2128'
set label 'p50 23.8 ms  p95 63.4 ms  p99 75.2 ms' noenhanced at screen 0.745833,0.640328 left front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.0666667
set rmargin at screen 0.685417
set tmargin at screen 0.825328
set bmargin at screen 0.149
set border 0
set logscale x 10
set xrange [99.999:100001000] noextend
set xtics ('100 ns' 100, '1 µs' 1000, '10 µs' 10000, '100 µs' 100000, '1 ms' 1000000, '10 ms' 10000000, '100 ms' 100000000) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [0:1.02] noextend
set ytics ('0.00' 0, '0.25' 0.25, '0.50' 0.5, '0.75' 0.75, '0.95' 0.95, '1.00' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid xtics ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
3960400 0
3960400 0.0952381
7920800 0.0952381
7920800 0.185714
11881200 0.185714
11881200 0.271429
15841600 0.271429
15841600 0.352381
19802000 0.352381
19802000 0.428571
23762400 0.428571
23762400 0.5
27722800 0.5
27722800 0.566667
31683200 0.566667
31683200 0.628571
35643600 0.628571
35643600 0.685714
39604000 0.685714
39604000 0.738095
43564400 0.738095
43564400 0.785714
47524800 0.785714
47524800 0.828571
51485200 0.828571
51485200 0.866667
55445600 0.866667
55445600 0.9
59406000 0.9
59406000 0.928571
63366400 0.928571
63366400 0.952381
67326800 0.952381
67326800 0.971429
71287200 0.971429
71287200 0.985714
75247600 0.985714
75247600 0.995238
79208000 0.995238
79208000 1
100000000 1
END
$data2 << END
40400 0
40400 0.0952381
80800 0.0952381
80800 0.185714
121200 0.185714
121200 0.271429
161600 0.271429
161600 0.352381
202000 0.352381
202000 0.428571
242400 0.428571
242400 0.5
282800 0.5
282800 0.566667
323200 0.566667
323200 0.628571
363600 0.628571
363600 0.685714
404000 0.685714
404000 0.738095
444400 0.738095
444400 0.785714
484800 0.785714
484800 0.828571
525200 0.828571
525200 0.866667
565600 0.866667
565600 0.9
606000 0.9
606000 0.928571
646400 0.928571
646400 0.952381
686800 0.952381
686800 0.971429
727200 0.971429
727200 0.985714
767600 0.985714
767600 0.995238
808000 0.995238
808000 1
100000000 1
END
$data3 << END
400 0
400 0.0952381
800 0.0952381
800 0.185714
1200 0.185714
1200 0.271429
1600 0.271429
1600 0.352381
2000 0.352381
2000 0.428571
2400 0.428571
2400 0.5
2800 0.5
2800 0.566667
3200 0.566667
3200 0.628571
3600 0.628571
3600 0.685714
4000 0.685714
4000 0.738095
4400 0.738095
4400 0.785714
4800 0.785714
4800 0.828571
5200 0.828571
5200 0.866667
5600 0.866667
5600 0.9
6000 0.9
6000 0.928571
6400 0.928571
6400 0.952381
6800 0.952381
6800 0.971429
7200 0.971429
7200 0.985714
7600 0.985714
7600 0.995238
8000 0.995238
8000 1
100000000 1
END
plot $data1 using 1:2 with lines lc rgb '#59636e' lw 1.71 dt (6,4) notitle, \
     $data2 using 1:2 with lines lc rgb '#c8500a' lw 1.7 dt 1 notitle, \
     $data3 using 1:2 with lines lc rgb '#0b65b0' lw 2.6 dt 1 notitle
unset output
